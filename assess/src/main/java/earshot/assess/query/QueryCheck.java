package earshot.assess.query;

import earshot.assess.query.Query.And;
import earshot.assess.query.Query.Near;
import earshot.assess.query.Query.Not;
import earshot.assess.query.Query.Or;
import earshot.assess.query.Query.Pattern;
import earshot.assess.query.Query.Range;
import earshot.assess.query.Query.Value;
import earshot.assess.query.Query.Word;
import earshot.assess.query.QueryOddity.Kind;
import earshot.assess.text.Terms;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a query says in words, what is probably a mistake in it, and what it costs.
 *
 * @param explanation one sentence
 * @param oddities what is probably a mistake; empty when nothing is odd
 * @param cost a rough count of comparisons with a text of twenty words; 1 is one word
 */
public record QueryCheck(Query query, String explanation, List<QueryOddity> oddities, double cost) {
  private static final int SHORT_STEM = 3;
  private static final double COSTLY = 500;

  /**
   * Words so common that alone they listen to everybody; of the languages that are watched most.
   */
  private static final Set<String> COMMON =
      Set.of(
          "the a an and or of to in is it i you he she we they this that for on with not no yes good bad new one all de la el le les und der die das"
              .concat(
                  " è il di e y que en и в не на я что это с و در به از که را این است من في على ما لا ان եւ է որ մի ոչ bir ve bu da")
              .split(" "));

  public QueryCheck {
    oddities = List.copyOf(oddities);
  }

  /** The oddities in English; each names the part and the fix. */
  public List<String> warnings() {
    return oddities.stream().map(QueryOddity::says).toList();
  }

  public static QueryCheck of(Query query) {
    List<QueryOddity> warnings = new ArrayList<>();
    lint(query, warnings);
    if (isBroad(query)) {
      warnings.add(
          Kind.BROAD.says(
              "too broad: %s matches a large share of all texts; add a word or a field", query));
    }
    double cost = QueryCost.of(query);
    if (cost > COSTLY) {
      warnings.add(Kind.COSTLY.says("costly: about %s times a single word", Math.round(cost)));
    }
    return new QueryCheck(
        query, "Finds mentions with " + QueryWords.of(query) + ".", warnings, cost);
  }

  private static void lint(Query query, List<QueryOddity> warnings) {
    switch (query) {
      case And and -> {
        duplicates(and.parts(), "AND", warnings);
        contradictions(and.parts(), warnings);
        absorbed(and.parts(), true, warnings);
        and.parts().forEach(part -> lint(part, warnings));
      }
      case Or or -> {
        duplicates(or.parts(), "OR", warnings);
        alwaysTrue(or.parts(), warnings);
        absorbed(or.parts(), false, warnings);
        or.parts().forEach(part -> lint(part, warnings));
      }
      case Not not -> lint(not.query(), warnings);
      case Pattern pattern -> wildcard(pattern, warnings);
      case Near near -> {
        lint(near.left(), warnings);
        lint(near.right(), warnings);
      }
      case Query.Either either -> {
        duplicates(either.parts(), "OR", warnings);
        either.parts().forEach(part -> lint(part, warnings));
      }
      case Range range -> range(range, warnings);
      default -> {}
    }
  }

  private static void duplicates(
      List<? extends Query> parts, String operator, List<QueryOddity> warnings) {
    Set<Query> seen = new HashSet<>();
    for (Query part : parts) {
      if (!seen.add(part)) {
        warnings.add(Kind.DUPLICATE.says("duplicate: %s stands twice in one %s", part, operator));
      }
    }
  }

  private static void contradictions(List<Query> parts, List<QueryOddity> warnings) {
    Set<Query> all = new HashSet<>(parts);
    for (Query part : parts) {
      if (part instanceof Not not && all.contains(not.query())) {
        warnings.add(excluded(not.query()));
      }
      if (part instanceof Not not && not.query() instanceof Or or) {
        or.parts().stream()
            .filter(all::contains)
            .forEach(excluded -> warnings.add(excluded(excluded)));
      }
    }
    emptyRanges(parts, warnings);
    severalValues(parts, warnings);
  }

  private static QueryOddity excluded(Query query) {
    return Kind.EXCLUDED.says("always false: %s is asked for and excluded", query);
  }

  private static void emptyRanges(List<Query> parts, List<QueryOddity> warnings) {
    List<Range> ranges =
        parts.stream().filter(Range.class::isInstance).map(Range.class::cast).toList();
    for (Range low : ranges) {
      for (Range high : ranges) {
        boolean apart =
            low.low().isPresent() && high.high().isPresent() && low.field() == high.field();
        if (apart && low.low().get().value() > high.high().get().value()) {
          warnings.add(Kind.APART.says("always false: %s and %s can't both hold", low, high));
        }
      }
    }
  }

  /** A mention has one source, kind, language, feeling and status. */
  private static void severalValues(List<Query> parts, List<QueryOddity> warnings) {
    for (Field field :
        List.of(Field.SOURCE, Field.KIND, Field.LANG, Field.SENTIMENT, Field.STATUS)) {
      List<Query> values =
          parts.stream()
              .filter(part -> part instanceof Value value && value.field() == field)
              .distinct()
              .toList();
      if (values.size() > 1) {
        warnings.add(
            Kind.SEVERAL.says(
                "always false: %s and %s can't both hold; join them with OR",
                values.get(0), values.get(1)));
      }
    }
  }

  private static void alwaysTrue(List<Query> parts, List<QueryOddity> warnings) {
    Set<Query> all = new HashSet<>(parts);
    for (Query part : parts) {
      if (part instanceof Not not) {
        warnings.add(
            all.contains(not.query())
                ? Kind.ALWAYS.says(
                    "always true: either %s or not; did you mean AND NOT?", not.query())
                : Kind.NEARLY.says(
                    "broad: OR %s is true for nearly every text; did you mean AND NOT?", part));
      }
    }
  }

  /** {@code a OR (a AND b)} and {@code a AND (a OR b)} are {@code a}: the group changes nothing. */
  private static void absorbed(List<Query> parts, boolean and, List<QueryOddity> warnings) {
    Set<Query> all = new HashSet<>(parts);
    for (Query part : parts) {
      Optional<List<Query>> group = and ? orParts(part) : andParts(part);
      group
          .flatMap(members -> members.stream().filter(all::contains).findFirst())
          .ifPresent(
              known ->
                  warnings.add(
                      Kind.DEAD.says("dead clause: (%s) changes nothing beside %s", part, known)));
    }
  }

  private static Optional<List<Query>> orParts(Query query) {
    return query instanceof Or or ? Optional.of(or.parts()) : Optional.empty();
  }

  private static Optional<List<Query>> andParts(Query query) {
    return query instanceof And and ? Optional.of(and.parts()) : Optional.empty();
  }

  private static void wildcard(Pattern pattern, List<QueryOddity> warnings) {
    int stem = pattern.stem().length();
    if (stem == 0) {
      warnings.add(
          Kind.LEADING.says(
              "costly wildcard: %s begins with a wildcard and is compared with every word",
              pattern));
    } else if (stem < SHORT_STEM && pattern.pattern().indexOf('*') >= 0) {
      warnings.add(
          Kind.STEM.says(
              "costly wildcard: %s has fewer than %s letters before its *", pattern, SHORT_STEM));
    }
  }

  private static void range(Range range, List<QueryOddity> warnings) {
    if (range.field() == Field.RATING && !(reaches(range))) {
      warnings.add(
          Kind.OUTSIDE.says("always false: rating is normalised to 1–5, %s is outside", range));
    }
  }

  private static boolean reaches(Range range) {
    boolean low =
        range
            .low()
            .map(bound -> bound.value() < 5 || (bound.value() == 5 && bound.inclusive()))
            .orElse(true);
    return low
        && range
            .high()
            .map(bound -> bound.value() > 1 || (bound.value() == 1 && bound.inclusive()))
            .orElse(true);
  }

  private static boolean isBroad(Query query) {
    return switch (query) {
      case Word word -> {
        String readable = Terms.readable(word.term());
        yield COMMON.contains(readable) || readable.codePointCount(0, readable.length()) == 1;
      }
      case Or or -> or.parts().stream().anyMatch(QueryCheck::isBroad);
      case And and -> and.parts().stream().allMatch(QueryCheck::isBroad);
      case Not not -> true;
      default -> false;
    };
  }
}
