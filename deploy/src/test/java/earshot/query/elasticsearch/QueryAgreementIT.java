package earshot.query.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.assess.match.BruteMatcher;
import earshot.assess.match.MatchableMention;
import earshot.assess.query.Query;
import earshot.assess.query.QueryException;
import earshot.mention.Draft;
import earshot.mention.Mention;
import earshot.query.Change;
import earshot.query.Said;
import earshot.query.SearchRequest;
import earshot.query.Sort;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Search finds exactly what live matching finds: random queries over random texts. */
class QueryAgreementIT {
  private static final long SEED = 11;
  private static final int TEXTS = 300;
  private static final int QUERIES = 400;

  private static final List<String> WORDS =
      List.of(
          "coffee",
          "Coffee",
          "café",
          "bad",
          "good",
          "service",
          "line",
          "#acme",
          "@acme",
          "Acme",
          "4.5",
          "Coca-Cola",
          "cola",
          "قهوه",
          "می\u200cخواهم",
          "خواهم",
          "սուրճ",
          "և",
          "ինչո՞ւ",
          "кофе",
          "ёлка",
          "елка",
          "😡",
          "👍🏽",
          "don't",
          "l'acqua",
          "https://shop.example/a/b",
          "咖啡",
          "ab",
          "abc",
          "abd",
          "acb",
          "a",
          "b",
          "c",
          "!",
          "?");

  private static final List<String> FIELDS =
      List.of(
          "kind:post",
          "kind:review",
          "lang:hy",
          "brand:acme",
          "brand:OTHER",
          "site:m.example",
          "author:ani",
          "author:an*",
          "brand:\"acme c*\"",
          "source:app*",
          "url:shop.example/a",
          "has:rating",
          "has:link",
          "is:answered",
          "sentiment:negative",
          "source:appstore",
          "status:open",
          "rating:>=4",
          "rating:<3",
          "rating:2",
          "rating:2..4",
          "rating:>1.5",
          "followers:>100",
          "followers:>120",
          "published:>=2026-03-10",
          "published:<2026-03-10");

  private final Random random = new Random(SEED);

  @Test
  void searchFindsWhatMatches() {
    List<Mention> mentions = IntStream.range(0, TEXTS).mapToObj(this::mention).toList();
    try (RealIndex index = new RealIndex()) {
      index.consumer.apply(mentions.stream().<Change>map(Change.Put::new).toList());
      index.consumer.reveal();
      int telling = 0;
      for (int i = 0; i < QUERIES; i++) {
        telling += agrees(index, query(2), mentions);
      }
      assertThat(telling).as("queries that some texts match and some do not").isGreaterThan(200);
    }
  }

  private static int agrees(RealIndex index, String q, List<Mention> mentions) {
    Optional<Query> query = parse(q);
    if (query.isEmpty()) {
      return 0;
    }
    Set<Mention> expected =
        mentions.stream()
            .filter(m -> BruteMatcher.matches(query.get(), MatchableMention.of(m)))
            .collect(Collectors.toSet());
    SearchRequest request =
        SearchRequest.builder().q(q).sort(Sort.NEWEST).facets(false).size(1000).build();
    assertThat(Set.copyOf(index.store.search(request).mentions()))
        .as("seed %d: %s, read as %s", SEED, q, query.get())
        .isEqualTo(expected);
    return expected.isEmpty() || expected.size() == mentions.size() ? 0 : 1;
  }

  /** Some of what is put together here is rightly refused. */
  private static Optional<Query> parse(String q) {
    try {
      return Optional.of(Query.parse(q));
    } catch (QueryException refused) {
      return Optional.empty();
    }
  }

  private Mention mention(int i) {
    Duration ago = Duration.ofHours(i);
    Draft draft =
        i % 2 == 0
            ? Said.post(i, text(1 + random.nextInt(9)), ago)
            : Said.review(i, text(1 + random.nextInt(6)), 1 + random.nextInt(5), ago)
                .title(text(1 + random.nextInt(3)));
    if (i % 5 == 0) {
      draft.brands(List.of("Other", "Acme Coffee")).url("https://www.m.example/x");
    }
    return i % 7 == 0 ? draft.language("hy").mention() : draft.mention();
  }

  private String query(int depth) {
    if (depth == 0 || random.nextInt(3) == 0) {
      return atom();
    }
    return switch (random.nextInt(4)) {
      case 0 -> "(%s OR %s)".formatted(query(depth - 1), query(depth - 1));
      case 1 -> "(%s AND %s)".formatted(query(depth - 1), query(depth - 1));
      case 2 -> "(%s %s)".formatted(query(depth - 1), query(depth - 1));
      default -> "-(%s)".formatted(query(depth - 1));
    };
  }

  private String atom() {
    return switch (random.nextInt(16)) {
      case 0, 1, 2 -> word();
      case 3 -> "\"%s\"".formatted(text(2));
      case 4 -> "co*";
      case 5 -> "ab?";
      case 6 -> "abc~";
      case 7 -> "cofee~2";
      case 8 -> "%s NEAR/%d %s".formatted(word(), random.nextInt(3), word());
      case 9 -> "%s ONEAR/%d %s".formatted(word(), random.nextInt(3), word());
      case 10 -> "(%s OR \"%s\") NEAR/1 (c* OR %s)".formatted(word(), text(2), word());
      case 11 -> "raw:\"%s\"".formatted(word());
      case 12 -> "-" + word();
      case 13 -> "\"%s c*\"".formatted(word());
      case 14 -> "\"co* %s\"".formatted(word());
      default -> FIELDS.get(random.nextInt(FIELDS.size()));
    };
  }

  private String word() {
    return WORDS.get(random.nextInt(WORDS.size()));
  }

  private String text(int words) {
    return IntStream.range(0, words).mapToObj(i -> word()).collect(Collectors.joining(" "));
  }
}
