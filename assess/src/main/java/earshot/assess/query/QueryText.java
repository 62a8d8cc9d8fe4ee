package earshot.assess.query;

import earshot.assess.query.Query.And;
import earshot.assess.query.Query.Bound;
import earshot.assess.query.Query.Either;
import earshot.assess.query.Query.Flag;
import earshot.assess.query.Query.Fuzzy;
import earshot.assess.query.Query.Near;
import earshot.assess.query.Query.Not;
import earshot.assess.query.Query.Or;
import earshot.assess.query.Query.Pattern;
import earshot.assess.query.Query.Phrase;
import earshot.assess.query.Query.Range;
import earshot.assess.query.Query.Raw;
import earshot.assess.query.Query.Start;
import earshot.assess.query.Query.Tag;
import earshot.assess.query.Query.Value;
import earshot.assess.query.Query.Word;
import earshot.assess.text.Terms;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** Writes the canonical form of a query. */
final class QueryText {
  private QueryText() {}

  static String of(Query query) {
    return switch (query) {
      case And and -> joined(and.parts(), " AND ");
      case Or or -> joined(or.parts(), " OR ");
      case Either either -> joined(either.parts(), " OR ");
      case Not not -> "NOT " + inside(not.query());
      case Word word -> Terms.readable(word.term());
      case Pattern pattern -> Terms.readable(pattern.pattern());
      case Fuzzy fuzzy -> Terms.readable(fuzzy.term()) + "~" + fuzzy.edits();
      case Phrase phrase -> quoted(readable(phrase.terms()));
      case Near near ->
          inside(near.left())
              + (near.ordered() ? " ONEAR/" : " NEAR/")
              + near.words()
              + " "
              + inside(near.right());
      case Raw raw -> "raw:" + quoted(readable(raw.terms()));
      case Tag tag -> tag.tag();
      case Value value -> value.field().label() + ":" + quoted(value.value());
      case Start start -> start.field().label() + ":" + quoted(start.beginning() + "*");
      case Flag flag -> flag.field().label() + ":" + flag.flag();
      case Range range -> range.field().label() + ":" + range(range);
    };
  }

  private static String joined(List<? extends Query> parts, String operator) {
    return parts.stream().map(QueryText::inside).collect(Collectors.joining(operator));
  }

  private static String inside(Query query) {
    boolean group = query instanceof And || query instanceof Or || query instanceof Either;
    return group ? "(" + of(query) + ")" : of(query);
  }

  private static String readable(List<String> terms) {
    return terms.stream().map(Terms::readable).collect(Collectors.joining(" "));
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private static String range(Range range) {
    if (range.low().isPresent() && range.high().isPresent()) {
      return bound(range.field(), range.low().get())
          + ".."
          + bound(range.field(), range.high().get());
    }
    String low =
        range
            .low()
            .map(bound -> (bound.inclusive() ? ">=" : ">") + bound(range.field(), bound))
            .orElse("");
    return range
        .high()
        .map(bound -> (bound.inclusive() ? "<=" : "<") + bound(range.field(), bound))
        .orElse(low);
  }

  private static String bound(Field field, Bound bound) {
    return field.type() == Field.Type.DATE
        ? Instant.ofEpochMilli((long) bound.value()).toString()
        : new BigDecimal(Double.toString(bound.value())).stripTrailingZeros().toPlainString();
  }
}
