package earshot.query.pages;

import earshot.assess.query.Field;
import earshot.assess.query.Query;
import earshot.assess.query.QueryOddity;
import earshot.query.Wording;
import earshot.query.Written;
import java.util.List;
import java.util.stream.Stream;

/** Says in the reader's language what a query means, and what is odd about it. */
final class QuerySays {
  private static final int LONGEST = 400;

  private final Wording words;

  QuerySays(Wording words) {
    this.words = words;
  }

  /** One sentence. */
  String means(Query query) {
    return words.of("means", part(query));
  }

  String odd(QueryOddity oddity) {
    return words.of(
        "odd." + oddity.kind().word(),
        oddity.about().stream()
            .map(about -> about instanceof Number ? about : isolated(about.toString()))
            .toArray());
  }

  private String part(Query query) {
    return switch (query) {
      case Query.And and -> joined("and", and.parts());
      case Query.Or or -> joined("or", or.parts());
      case Query.Either either -> joined("or", either.parts());
      case Query.Not not -> say("not", inside(not.query()));
      case Query.Word word -> say("word", isolated(word.toString()));
      case Query.Pattern pattern -> say("pattern", isolated(pattern.toString()));
      case Query.Fuzzy fuzzy ->
          say("fuzzy", isolated(new Query.Word(fuzzy.term()).toString()), fuzzy.edits());
      case Query.Phrase phrase -> say("phrase", isolated(phrase.toString()));
      case Query.Near near ->
          say(
              near.ordered() ? (near.words() == 0 ? "next" : "onear") : "near",
              inside(near.left()),
              inside(near.right()),
              near.words());
      case Query.Raw raw -> say("raw", isolated(raw.toString().substring("raw:".length())));
      case Query.Tag tag -> say("tag", isolated(tag.toString()));
      case Query.Value value -> isolated(value.field().label() + " " + value.value());
      case Query.Start start -> isolated(start.field().label() + " " + start.beginning() + "*");
      case Query.Flag flag -> say(flag.field() == Field.HAS ? "has" : "is", isolated(flag.flag()));
      case Query.Range range -> isolated(range.toString().replaceFirst(":", " "));
    };
  }

  private String say(String key, Object... about) {
    return words.of("means." + key, about);
  }

  private String joined(String key, List<? extends Query> parts) {
    Stream<String> all = parts.stream().map(this::inside);
    return all.reduce((first, next) -> say(key, first, next)).orElseThrow();
  }

  private String inside(Query query) {
    boolean group =
        query instanceof Query.And || query instanceof Query.Or || query instanceof Query.Either;
    return group ? "(" + part(query) + ")" : part(query);
  }

  /** Words of a query keep their own direction within the sentence. */
  private static String isolated(String text) {
    return Written.quoted(text, LONGEST);
  }
}
