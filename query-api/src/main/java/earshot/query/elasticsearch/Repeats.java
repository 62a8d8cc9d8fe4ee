package earshot.query.elasticsearch;

import co.elastic.clients.elasticsearch.core.search.Hit;
import co.elastic.clients.json.JsonData;
import earshot.mention.MentionId;
import earshot.query.Fold;
import earshot.query.Groups;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Mentions that say nearly the same as one that comes before them in an answer. */
final class Repeats {
  /** The field with {@link Fold#key}. */
  static final String KEY = "fold";

  private final Set<String> ids = new HashSet<>();
  private int surplus;

  /**
   * Looks for those that repeat.
   *
   * @param ordered all that fits and is known to be copied, in the order of the answer, each with
   *     its {@link #KEY}
   */
  Repeats(Groups groups, List<Hit<Void>> ordered) {
    Fold fold = new Fold(groups);
    Set<String> counted = new HashSet<>();
    for (Hit<Void> hit : ordered) {
      String id = String.valueOf(hit.id());
      Optional<String> key = key(hit);
      boolean countedAlone = counted.add(key.orElse(id));
      if (!fold.isFirst(new MentionId(id), key)) {
        ids.add(id);
        surplus += countedAlone ? 1 : 0;
      }
    }
  }

  private static Optional<String> key(Hit<Void> hit) {
    return Optional.ofNullable(hit.fields().get(KEY))
        .map(JsonData::toJson)
        .map(values -> values.asJsonArray().getString(0));
  }

  /** Whether this mention repeats. */
  boolean contains(String id) {
    return ids.contains(id);
  }

  /**
   * How many of them differ in a word, so that they are counted where only same words are folded.
   */
  int surplus() {
    return surplus;
  }
}
