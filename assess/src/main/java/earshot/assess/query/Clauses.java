package earshot.assess.query;

import earshot.assess.query.Query.Bound;
import earshot.assess.query.Query.Not;
import earshot.assess.query.Query.Or;
import earshot.assess.query.Query.Range;
import earshot.assess.query.Query.Value;
import earshot.assess.query.Query.Word;
import earshot.assess.query.QueryOddity.Kind;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is odd about parts that stand beside each other under one operator. */
final class Clauses {
  /** Of more each is not held against each other: their number would count squared. */
  private static final int MOST = 300;

  /** Operators as people write them when they mean the word, or forget to write them large. */
  private static final Map<String, String> OPERATORS =
      Map.ofEntries(
          Map.entry("or", "OR"),
          Map.entry("или", "OR"),
          Map.entry("یا", "OR"),
          Map.entry("او", "OR"),
          Map.entry("կամ", "OR"),
          Map.entry("and", "AND"),
          Map.entry("и", "AND"),
          Map.entry("و", "AND"),
          Map.entry("եւ", "AND"));

  private final List<? extends Query> parts;
  private final List<QueryOddity> odd;

  Clauses(List<? extends Query> parts, List<QueryOddity> odd) {
    this.parts = parts;
    this.odd = odd;
  }

  void and() {
    duplicates("AND");
    excluded();
    apart();
    severalValues();
    dead((part, known) -> Implication.holds(known, part));
    small();
  }

  void or() {
    duplicates("OR");
    alwaysTrue();
    dead(Implication::holds);
  }

  /** The sides of NEAR. */
  void either() {
    duplicates("OR");
  }

  private void duplicates(String operator) {
    Set<Query> seen = new HashSet<>();
    Set<Query> told = new HashSet<>();
    for (Query part : parts) {
      if (!seen.add(part) && told.add(part)) {
        odd.add(Kind.DUPLICATE.says("duplicate: %s stands twice in one %s", part, operator));
      }
    }
  }

  private void excluded() {
    if (parts.size() > MOST) {
      return;
    }
    List<Query> without =
        parts.stream()
            .filter(Not.class::isInstance)
            .flatMap(not -> members(((Not) not).query()))
            .toList();
    Predicate<Query> isExcluded =
        asked -> without.stream().anyMatch(not -> Implication.holds(asked, not));
    for (Query part : parts) {
      if (!(part instanceof Not) && members(part).allMatch(isExcluded)) {
        odd.add(Kind.EXCLUDED.says("always false: %s is asked for and excluded", part));
      }
    }
  }

  private static Stream<Query> members(Query query) {
    return query instanceof Or or ? or.parts().stream() : Stream.of(query);
  }

  private void apart() {
    List<Range> ranges =
        parts.stream().filter(Range.class::isInstance).map(Range.class::cast).toList();
    for (Range low : ranges) {
      for (Range high : ranges) {
        if (low.field() == high.field() && isAbove(low.low(), high.high())) {
          odd.add(Kind.APART.says("always false: %s and %s can't both hold", low, high));
        }
      }
    }
  }

  private static boolean isAbove(Optional<Bound> low, Optional<Bound> high) {
    if (low.isEmpty() || high.isEmpty()) {
      return false;
    }
    int order = Double.compare(low.get().value(), high.get().value());
    return order > 0 || (order == 0 && !(low.get().inclusive() && high.get().inclusive()));
  }

  /** A mention has one source, kind, language, feeling and status. */
  private void severalValues() {
    for (Field field :
        List.of(Field.SOURCE, Field.KIND, Field.LANG, Field.SENTIMENT, Field.STATUS)) {
      List<? extends Query> asking =
          parts.stream()
              .filter(part -> members(part).allMatch(one -> isOf(one, field)))
              .distinct()
              .toList();
      asking.stream()
          .skip(1)
          .filter(next -> Collections.disjoint(values(asking.get(0)), values(next)))
          .findFirst()
          .ifPresent(
              next ->
                  odd.add(
                      Kind.SEVERAL.says(
                          "always false: %s and %s can't both hold; join them with OR",
                          asking.get(0), next)));
    }
  }

  private static boolean isOf(Query query, Field field) {
    return query instanceof Value value && value.field() == field;
  }

  private static Set<Query> values(Query query) {
    return members(query).collect(Collectors.toSet());
  }

  private void alwaysTrue() {
    Set<Query> all = new HashSet<>(parts);
    for (Query part : parts) {
      if (part instanceof Not not) {
        odd.add(
            all.contains(not.query())
                ? Kind.ALWAYS.says(
                    "always true: either %s or not; did you mean AND NOT?", not.query())
                : Kind.NEARLY.says(
                    "broad: OR %s is true for nearly every text; did you mean AND NOT?", part));
      }
    }
  }

  /** {@code a OR (a AND b)} and {@code a AND (a OR b)} are {@code a}: the group changes nothing. */
  private void dead(BiPredicate<Query, Query> isCovered) {
    Set<Query> all = new LinkedHashSet<>(parts);
    for (Query part : all.size() > MOST ? Set.<Query>of() : all) {
      all.stream()
          .filter(known -> !known.equals(part) && isCovered.test(part, known))
          .findFirst()
          .ifPresent(
              known ->
                  odd.add(
                      Kind.DEAD.says("dead clause: (%s) changes nothing beside %s", part, known)));
    }
  }

  /** An operator that was written small is a word like others. */
  private void small() {
    for (int i = 1; i < parts.size() - 1; i++) {
      if (parts.get(i) instanceof Word word && OPERATORS.containsKey(word.term())) {
        odd.add(
            Kind.SMALL.says(
                "small: %s is looked for as a word; the operator is written %s",
                word, OPERATORS.get(word.term())));
      }
    }
  }
}
