package earshot.assess.query;

import earshot.assess.query.Query.Bound;
import earshot.assess.query.Query.Flag;
import earshot.assess.query.Query.Fuzzy;
import earshot.assess.query.Query.Near;
import earshot.assess.query.Query.Not;
import earshot.assess.query.Query.Pattern;
import earshot.assess.query.Query.Phrase;
import earshot.assess.query.Query.Placed;
import earshot.assess.query.Query.Range;
import earshot.assess.query.Query.Raw;
import earshot.assess.query.Query.Start;
import earshot.assess.query.Query.Tag;
import earshot.assess.query.Query.Value;
import earshot.assess.query.Query.Word;
import earshot.assess.text.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Queries of every shape over a small vocabulary, so that they often match. */
public final class RandomQueries {
  public static final List<String> WORDS =
      List.of(
          "acme",
          "coffee",
          "bad",
          "good",
          "very",
          "staff",
          "قهوه",
          "بد",
          "սուրճ",
          "վատ",
          "кофе",
          "plokho",
          "great",
          "cold",
          "late",
          "咖",
          "😀",
          "می\u200cخواهم",
          "مُعَلِّم",
          "Երևան",
          "ինչո՞ւ",
          "ёлка",
          "café",
          "İz",
          "۴۵",
          "👨\u200d👩\u200d👧",
          "🇦🇲",
          "ก็");

  private static final List<String> TAGS =
      List.of("#acme", "@good", "#قهوه_بد", "#երեւան", "@ակմե");

  private static final List<Query> VALUES =
      List.of(
          new Value(Field.SOURCE, "feed"),
          new Value(Field.SOURCE, "mastodon"),
          new Value(Field.KIND, "review"),
          new Value(Field.BRAND, "acme coffee"),
          new Value(Field.LANG, "fa"),
          new Value(Field.SITE, "acme.example"),
          new Value(Field.URL, "acme.example/x"),
          new Start(Field.AUTHOR, "acm"),
          new Start(Field.AUTHOR, "قهوه"),
          new Start(Field.BRAND, "a"),
          new Start(Field.SOURCE, "mas"),
          new Flag(Field.HAS, "rating"),
          new Flag(Field.HAS, "reply"),
          new Flag(Field.HAS, "link"),
          new Flag(Field.IS, "complaint"));

  private RandomQueries() {}

  public static Query query(Random random, int depth) {
    int shape = depth == 0 ? 0 : random.nextInt(8);
    return switch (shape) {
      case 1, 2 -> Query.and(parts(random, depth));
      case 3, 4 -> Query.or(parts(random, depth));
      case 5 -> new Not(query(random, depth - 1));
      default -> leaf(random);
    };
  }

  private static List<Query> parts(Random random, int depth) {
    List<Query> parts = new ArrayList<>();
    for (int i = 2 + random.nextInt(2); i > 0; i--) {
      parts.add(query(random, depth - 1));
    }
    return parts;
  }

  private static Query leaf(Random random) {
    return switch (random.nextInt(15)) {
      case 0 -> new Near(side(random), side(random), random.nextInt(6), random.nextBoolean());
      case 1 -> new Raw(Tokens.of(random.nextBoolean() ? "Acme!" : "good").raw().list());
      case 2 -> new Tag(TAGS.get(random.nextInt(TAGS.size())));
      case 3, 4 -> VALUES.get(random.nextInt(VALUES.size()));
      case 5 -> range(random);
      case 6 ->
          new Range(
              Field.PUBLISHED,
              Optional.empty(),
              Optional.of(new Bound(random.nextInt(1000) * 1e9, true)));
      case 7, 8 -> new Near(side(random), side(random), random.nextInt(4), random.nextBoolean());
      case 9 -> phraseWithStar(random);
      default -> (Query) place(random);
    };
  }

  private static Query phraseWithStar(Random random) {
    String beginning = plain(random);
    return Query.parse(
        "\"%s %s*\"".formatted(plain(random), beginning.substring(0, beginning.length() / 2 + 1)));
  }

  private static String plain(Random random) {
    return WORDS.get(random.nextInt(10));
  }

  private static Query range(Random random) {
    Field field = random.nextBoolean() ? Field.RATING : Field.FOLLOWERS;
    Optional<Bound> low = Optional.of(new Bound(random.nextInt(5), random.nextBoolean()));
    Optional<Bound> high =
        Optional.of(new Bound(5 + random.nextInt(9) / 2.0, random.nextBoolean()));
    return switch (random.nextInt(3)) {
      case 0 -> new Range(field, low, Optional.empty());
      case 1 -> new Range(field, Optional.empty(), high);
      default ->
          Query.and(
              List.of(
                  new Range(field, low, Optional.empty()),
                  new Range(field, Optional.empty(), high)));
    };
  }

  private static Placed side(Random random) {
    return random.nextInt(3) == 0
        ? new Query.Either(List.of(place(random), place(random), place(random)))
        : place(random);
  }

  private static Placed place(Random random) {
    String word = word(random);
    boolean encoded = word.indexOf('ꙮ') >= 0;
    return switch (encoded ? 7 : random.nextInt(9)) {
      case 0 -> new Phrase(List.of(word, word(random)));
      case 1 -> new Phrase(List.of(word, word(random), word(random)));
      case 2 -> new Pattern(word.substring(0, Math.min(2, word.length())) + "*");
      case 3 ->
          new Pattern(
              word.charAt(0)
                  + "?"
                  + word.substring(Math.min(word.length(), 2))
                  + (random.nextBoolean() ? "*" : ""));
      case 8 ->
          word.length() < 4 ? new Word(word) : new Pattern("*" + word.substring(word.length() / 2));
      case 4 -> word.length() < 3 ? new Word(word) : new Fuzzy(word, 1 + random.nextInt(2));
      default -> new Word(word);
    };
  }

  private static String word(Random random) {
    return Tokens.of(WORDS.get(random.nextInt(WORDS.size()))).words().term(0);
  }
}
