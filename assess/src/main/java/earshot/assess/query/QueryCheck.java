package earshot.assess.query;

import earshot.assess.query.Query.And;
import earshot.assess.query.Query.Near;
import earshot.assess.query.Query.Not;
import earshot.assess.query.Query.Or;
import earshot.assess.query.Query.Pattern;
import earshot.assess.query.Query.Range;
import earshot.assess.query.Query.Word;
import earshot.assess.query.QueryOddity.Kind;
import earshot.assess.text.Terms;
import earshot.assess.text.Tokens;
import java.util.ArrayList;
import java.util.List;
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
      folded(
          "the a an and or of to in is it i you he she we they this that for on with not no yes good bad new one all de la el le les und der die das"
              .concat(
                  " è il di e y que en и в не на я что это с و در به از که را این است من في على ما لا ان եւ է որ մի ոչ bir ve bu da"));

  private static Set<String> folded(String words) {
    return Set.copyOf(Tokens.of(words).words().list());
  }

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
              "too broad: %s matches a large share of all texts; add a word or a field",
              broadest(query)));
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
        new Clauses(and.parts(), warnings).and();
        and.parts().forEach(part -> lint(part, warnings));
      }
      case Or or -> {
        new Clauses(or.parts(), warnings).or();
        or.parts().forEach(part -> lint(part, warnings));
      }
      case Not not -> lint(not.query(), warnings);
      case Pattern pattern -> wildcard(pattern, warnings);
      case Near near -> {
        lint(near.left(), warnings);
        lint(near.right(), warnings);
      }
      case Query.Either either -> {
        new Clauses(either.parts(), warnings).either();
        either.parts().forEach(part -> lint(part, warnings));
      }
      case Range range -> range(range, warnings);
      default -> {}
    }
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

  /** Of alternatives the one that is too broad, so that a long list says which. */
  private static Query broadest(Query query) {
    return query instanceof Or or
        ? or.parts().stream().filter(QueryCheck::isBroad).findFirst().orElse(query)
        : query;
  }

  private static boolean isBroad(Query query) {
    return switch (query) {
      case Word word -> {
        String readable = Terms.readable(word.term());
        yield COMMON.contains(word.term())
            || (readable.codePointCount(0, readable.length()) == 1
                && Character.isLetterOrDigit(readable.codePointAt(0)));
      }
      case Or or -> or.parts().stream().anyMatch(QueryCheck::isBroad);
      case And and -> and.parts().stream().allMatch(QueryCheck::isBroad);
      case Not not -> true;
      default -> false;
    };
  }
}
