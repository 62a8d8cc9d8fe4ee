package earshot.query;

import earshot.mention.Kind;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Asks only for what counts as a voice among others: what is said to a brand alone does not. */
public final class Voices {
  private Voices() {}

  /** The kinds that count. */
  public static String[] kinds() {
    return Arrays.stream(Kind.values())
        .filter(kind -> !kind.isForAgents())
        .map(Kind::word)
        .toArray(String[]::new);
  }

  /** The same question about all brands and the kinds that count; empty where none of them does. */
  public static Optional<SearchRequest> among(SearchRequest asked) {
    Set<String> heard = new LinkedHashSet<>(List.of(kinds()));
    if (asked.only().containsKey(Facet.KIND)) {
      heard.retainAll(asked.only().getOrDefault(Facet.KIND, Set.of()));
    }
    return Optional.of(heard)
        .filter(kinds -> !kinds.isEmpty())
        .map(kinds -> kinds.toArray(String[]::new))
        .map(kinds -> asked.toBuilder().only(Facet.BRAND).only(Facet.KIND, kinds).build());
  }
}
