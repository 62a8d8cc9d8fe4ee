package earshot.query.pages;

import earshot.query.Facet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A search as a condition of a rule: its query and its filters in the query language. Times, queues
 * and the state of the work are left out: a rule looks at what comes.
 */
final class RuleQuery {
  private static final Map<Facet, String> FIELDS =
      Map.of(
          Facet.BRAND, "brand",
          Facet.SOURCE, "source",
          Facet.KIND, "kind",
          Facet.SENTIMENT, "sentiment",
          Facet.LANGUAGE, "lang",
          Facet.GROUP, "group");

  private RuleQuery() {}

  /** The condition, where the search has one. */
  static Optional<String> of(Address search) {
    List<String> parts = new ArrayList<>();
    for (Facet facet : Facet.values()) {
      List<String> values = search.values(facet.word()).stream().map(v -> value(facet, v)).toList();
      if (FIELDS.containsKey(facet) || facet == Facet.RATING) {
        either(values).ifPresent(parts::add);
      }
    }
    String q = search.first("q");
    if (!q.isEmpty()) {
      parts.addFirst(parts.isEmpty() ? q : "(" + q + ")");
    }
    return parts.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", parts));
  }

  private static Optional<String> either(List<String> values) {
    return values.size() < 2
        ? values.stream().findFirst()
        : Optional.of(values.stream().collect(Collectors.joining(" OR ", "(", ")")));
  }

  private static String value(Facet facet, String value) {
    if (facet == Facet.RATING) {
      double stars = Double.parseDouble(value);
      return "(rating:>=%s rating:<%s)".formatted(stars - 0.5, stars + 0.5);
    }
    return "%s:\"%s\"".formatted(FIELDS.get(facet), value.replace("\"", " ").strip());
  }
}
