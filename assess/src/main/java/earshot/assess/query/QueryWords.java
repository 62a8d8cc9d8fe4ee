package earshot.assess.query;

import earshot.assess.query.Query.And;
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
import java.util.List;
import java.util.stream.Collectors;

/** Says a query in plain English. */
final class QueryWords {
  private QueryWords() {}

  static String of(Query query) {
    return switch (query) {
      case And and -> joined(and.parts(), " and ");
      case Or or -> joined(or.parts(), " or ");
      case Either either -> joined(either.parts(), " or ");
      case Not not -> "no " + inside(not.query());
      case Word word -> "the word " + word;
      case Pattern pattern -> "a word like " + pattern;
      case Fuzzy fuzzy ->
          "the word " + new Word(fuzzy.term()) + " or one up to " + fuzzy.edits() + " letters off";
      case Phrase phrase -> "the phrase " + phrase;
      case Near near -> near(near);
      case Raw raw -> "exactly " + raw.toString().substring("raw:".length());
      case Tag tag -> "the tag " + tag;
      case Value value -> value.field().label() + " " + value.value();
      case Start start -> start.field().label() + " " + start.beginning() + "*";
      case Flag flag -> (flag.field() == Field.HAS ? "a known " : "the mark ") + flag.flag();
      case Range range ->
          range.field().label()
              + " "
              + range.toString().substring(range.field().label().length() + 1);
    };
  }

  private static String near(Near near) {
    if (near.ordered() && near.words() == 0) {
      return inside(near.left()) + " directly followed by " + inside(near.right());
    }
    return inside(near.left())
        + (near.ordered() ? " and then, after at most " : " and, with at most ")
        + near.words()
        + (near.ordered() ? " words, " : " words between, ")
        + inside(near.right());
  }

  private static String joined(List<? extends Query> parts, String operator) {
    return parts.stream().map(QueryWords::inside).collect(Collectors.joining(operator));
  }

  private static String inside(Query query) {
    boolean group = query instanceof And || query instanceof Or || query instanceof Either;
    return group ? "(" + of(query) + ")" : of(query);
  }
}
