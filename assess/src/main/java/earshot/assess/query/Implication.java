package earshot.assess.query;

import earshot.assess.query.Query.And;
import earshot.assess.query.Query.Near;
import earshot.assess.query.Query.Not;
import earshot.assess.query.Query.Or;
import earshot.assess.query.Query.Pattern;
import earshot.assess.query.Query.Phrase;
import earshot.assess.query.Query.Range;
import earshot.assess.query.Query.Start;
import earshot.assess.query.Query.Value;
import earshot.assess.query.Query.Word;
import java.util.Collections;
import java.util.List;

/** Whether whatever fits one query fits another, as far as their shape tells. */
final class Implication {
  private Implication() {}

  /** One level of groups is looked into; deeper ones are rare, and each would double the ways. */
  static boolean holds(Query one, Query other) {
    return plain(one, other)
        || (one instanceof Or or && or.parts().stream().allMatch(part -> plain(part, other)))
        || (one instanceof And and && and.parts().stream().anyMatch(part -> plain(part, other)))
        || (other instanceof Or or && or.parts().stream().anyMatch(part -> plain(one, part)))
        || (other instanceof And and && and.parts().stream().allMatch(part -> plain(one, part)));
  }

  private static boolean plain(Query one, Query other) {
    return one.equals(other)
        || (one instanceof Not not && other instanceof Not than && word(than.query(), not.query()))
        || (one instanceof Range range && other instanceof Range within && within(range, within))
        || (one instanceof Near near && (side(near.left(), other) || side(near.right(), other)))
        || (one instanceof Value value && other instanceof Start start && begins(value, start))
        || word(one, other);
  }

  private static boolean begins(Value value, Start start) {
    return value.field() == start.field() && value.value().startsWith(start.beginning());
  }

  private static boolean side(Query side, Query other) {
    return side.equals(other) || word(side, other);
  }

  private static boolean word(Query one, Query other) {
    List<String> terms = terms(one);
    return switch (other) {
      case Word word -> terms.contains(word.term());
      case Phrase phrase -> Collections.indexOfSubList(terms, phrase.terms()) >= 0;
      case Pattern pattern ->
          isBeginning(pattern)
              && (terms.stream().anyMatch(term -> term.startsWith(pattern.stem()))
                  || (one instanceof Pattern longer && longer.stem().startsWith(pattern.stem())));
      default -> false;
    };
  }

  private static List<String> terms(Query query) {
    return switch (query) {
      case Word word -> List.of(word.term());
      case Phrase phrase -> phrase.terms();
      default -> List.of();
    };
  }

  private static boolean isBeginning(Pattern pattern) {
    return !pattern.stem().isEmpty() && pattern.pattern().equals(pattern.stem() + "*");
  }

  private static boolean within(Range one, Range other) {
    return one.field() == other.field()
        && other
            .low()
            .map(low -> one.low().filter(own -> reaches(own, low, 1)).isPresent())
            .orElse(true)
        && other
            .high()
            .map(high -> one.high().filter(own -> reaches(own, high, -1)).isPresent())
            .orElse(true);
  }

  private static boolean reaches(Query.Bound own, Query.Bound limit, int direction) {
    int order = direction * Double.compare(own.value(), limit.value());
    return order > 0 || (order == 0 && (limit.inclusive() || !own.inclusive()));
  }
}
