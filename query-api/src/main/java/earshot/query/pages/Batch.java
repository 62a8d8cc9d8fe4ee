package earshot.query.pages;

import earshot.mention.Act;
import earshot.mention.Deed;
import earshot.mention.Mention;
import earshot.mention.MentionId;
import earshot.query.http.Wish;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What was done at once with a whole group or with what somebody chose, as the browser that did it
 * remembers it until the next page offers to take it back. What each mention was before stands in
 * its history.
 *
 * @param id under which the commands were given together
 * @param those the id of the group, or the mark of a choice and the ids of what was chosen
 */
record Batch(Act act, String id, String those) {
  private static final String COOKIE = "batch";
  private static final String CHOSEN = "* ";

  /** As long as browsers keep, with what stands around it. */
  private static final int LONGEST = 3_800;

  private static final Duration OFFERED = Duration.ofMinutes(10);

  static Batch ofGroup(Act act, String group) {
    return new Batch(act, UUID.randomUUID().toString(), group);
  }

  static Batch ofChosen(Act act, List<MentionId> chosen) {
    String ids = chosen.stream().map(MentionId::value).collect(Collectors.joining(" "));
    return new Batch(act, UUID.randomUUID().toString(), CHOSEN + ids);
  }

  /** What was chosen one by one; empty where it was a group. */
  Optional<List<MentionId>> chosen() {
    return Optional.of(those)
        .filter(text -> text.startsWith(CHOSEN))
        .map(text -> Stream.of(text.substring(CHOSEN.length()).split(" ")))
        .map(ids -> ids.filter(id -> !id.isEmpty()).map(MentionId::new).toList());
  }

  /** The one that a form or a cookie names, if it is one. */
  static Optional<Batch> named(Optional<String> given) {
    return given
        .map(text -> text.split(" ", 3))
        .filter(parts -> parts.length == 3)
        .flatMap(
            parts ->
                Arrays.stream(Act.values())
                    .filter(act -> act.word().equals(parts[0]))
                    .findFirst()
                    .map(act -> new Batch(act, parts[1], parts[2])));
  }

  /** Remembers it for the next page; of more than a browser keeps each has its own history. */
  void remember(Context context) {
    String kept = Local.encoded(toString());
    if (kept.length() <= LONGEST) {
      Local.keepFor(OFFERED, COOKIE, kept, context);
    }
  }

  /** What is remembered, this once. */
  static Optional<Batch> taken(Context context) {
    Optional<Batch> batch = named(Local.cookie(COOKIE, context));
    if (batch.isPresent()) {
      Local.keep(COOKIE, "", context);
    }
    return batch;
  }

  /** What it did with this mention, unless somebody did the same to it since. */
  Optional<Deed> deed(Mention mention) {
    return mention.history().stream()
        .filter(deed -> deed.act() == act)
        .reduce((earlier, later) -> later)
        .filter(deed -> Wish.together(id, deed));
  }

  @Override
  public String toString() {
    return act.word() + ' ' + id + ' ' + those;
  }
}
