package earshot.query;

import static earshot.query.Said.NOW;
import static earshot.query.Said.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import earshot.assess.priority.Again;
import earshot.assess.priority.Weights;
import earshot.mention.Draft;
import earshot.mention.Label;
import earshot.mention.Mention;
import earshot.mention.Priority;
import earshot.mention.Queue;
import earshot.mention.Sentiment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every store tells alike of those who complain, or praise, again. */
public abstract class SpeakersContract extends StoreContract {
  @Test
  void whoComplainsAgainComesFirstInWhicheverOrderItArrives() {
    List<Mention> said =
        List.of(
            complaint(1, HOUR.multipliedBy(24 * 34)).mention(),
            complaint(2, HOUR.multipliedBy(24 * 20)).mention(),
            complaint(3, HOUR.multipliedBy(24 * 5)).mention(),
            complaint(4, HOUR.multipliedBy(24 * 2)).mention(),
            complaint(5, HOUR).author("Bo", "@bo", null).mention(),
            complaint(6, HOUR).author(null, null, null).mention(),
            complaint(7, HOUR).author(null, null, null).mention(),
            complaint(8, HOUR).brands(List.of("Bolt")).mention());
    List<Mention> shuffled = new ArrayList<>(said);
    Collections.shuffle(shuffled, new Random(3));
    shuffled.forEach(this::put);

    assertThat(earlier()).isEqualTo(Map.of(2, 1, 3, 2, 4, 2));
    SearchResult result = store().search(SearchRequest.everything());
    assertThat(inOrder(result)).startsWith(4, 3, 2);
    assertThat(result.hits().getFirst().score().orElseThrow())
        .isCloseTo(30 + 20 * 0.6667, within(1e-3));
    assertThat(result.hits())
        .allSatisfy(
            hit ->
                assertThat(hit.score().orElseThrow())
                    .isCloseTo(RANKING.explain(hit.mention()).score(), within(1e-3)));
    assertThat(Again.earlier(store().byId(said.get(3).id()).orElseThrow())).isEqualTo(2);
  }

  @Test
  void praiseCountsForPraiseAlone() {
    put(
        complaint(1, HOUR.multipliedBy(3)).mention(),
        praise(2, HOUR.multipliedBy(2)).mention(),
        praise(3, HOUR).mention());

    assertThat(earlier()).isEqualTo(Map.of(3, 1));
  }

  @Test
  void whatIsTakenBackCountsNoMore() {
    Mention first = complaint(1, HOUR.multipliedBy(3)).mention();
    Mention second = complaint(2, HOUR.multipliedBy(2)).mention();
    Mention third = complaint(3, HOUR).mention();
    put(first, second, third);
    assertThat(earlier()).isEqualTo(Map.of(2, 1, 3, 2));

    put(praise(2, HOUR.multipliedBy(2)).version(2).mention());
    assertThat(earlier()).as("the second was praise").isEqualTo(Map.of(3, 1));

    apply(new Change.Remove(first.id(), 2));
    assertThat(earlier()).as("and the first is gone").isEmpty();

    put(first.toDraft().version(3).mention());
    assertThat(earlier()).as("it is there again").isEqualTo(Map.of(3, 1));
  }

  @Test
  void whatMovesIsCountedWhereItCameFromAndWhereItGoes() {
    put(
        complaint(1, HOUR.multipliedBy(9)).mention(),
        complaint(2, HOUR.multipliedBy(5)).mention(),
        complaint(3, HOUR).mention());

    put(complaint(1, HOUR.multipliedBy(2)).version(2).mention());
    assertThat(earlier()).as("said later than it seemed").isEqualTo(Map.of(1, 1, 3, 2));

    put(complaint(1, HOUR.multipliedBy(2)).brands(List.of("Bolt")).version(3).mention());
    assertThat(earlier()).as("of another brand").isEqualTo(Map.of(3, 1));
  }

  @Test
  void whatIsWorkedOnTellsTheSameAtOnce() {
    Mention first = complaint(1, HOUR.multipliedBy(9)).mention();
    Mention second = complaint(2, HOUR).mention();
    put(first, second);

    assertThat(
            consumer()
                .apply(
                    List.of(new Change.Put(second.toDraft().version(2).status("done").mention()))))
        .isEmpty();
    assertThat(Again.earlier(store().byId(second.id()).orElseThrow())).isEqualTo(1);
    consumer().reveal();
    assertThat(earlier()).isEqualTo(Map.of(2, 1));
  }

  @Test
  void withoutAWeightNobodyComesFirstForIt() {
    put(
        complaint(1, HOUR.multipliedBy(49)).mention(),
        complaint(2, HOUR.multipliedBy(50)).mention());

    Weights none = RANKING.weights().with(Map.of(Again.TERM, 0.0));
    Ranking unmoved = new Ranking(NOW, none, RANKING.growth());
    assertThat(store().search(newest().build()).mentions())
        .extracting(m -> unmoved.explain(m).score())
        .containsExactly(30.0, 30.0);
  }

  @Test
  void ofManyThatRepeatThemselvesTheSameIsToldInAnyOrder() {
    Random dice = new Random(11);
    List<Mention> all =
        IntStream.range(0, 300)
            .mapToObj(i -> babble(i, dice))
            .collect(Collectors.toCollection(ArrayList::new));
    Collections.shuffle(all, dice);
    for (int from = 0; from < all.size(); from += 50) {
      put(all.subList(from, from + 50).toArray(Mention[]::new));
    }
    for (Mention gone : all.subList(0, 40)) {
      consumer().apply(List.of(new Change.Remove(gone.id(), 2)));
    }
    consumer().reveal();

    Map<Integer, Integer> expected = new HashMap<>();
    for (Mention one : all.subList(40, all.size())) {
      int earlier = (int) all.subList(40, all.size()).stream().filter(o -> counts(o, one)).count();
      if (earlier > 0) {
        expected.put(Integer.valueOf(one.nativeId()), earlier);
      }
    }
    assertThat(earlier()).isEqualTo(expected).hasSizeGreaterThan(100);
  }

  /** Ten people, at a few moments, so that some speak twice within one. */
  private static Mention babble(int number, Random dice) {
    Duration ago = Duration.ofHours(12L * dice.nextInt(120));
    return (dice.nextInt(4) == 0 ? praise(number, ago) : complaint(number, ago))
        .author("X", "@x" + dice.nextInt(10), null)
        .mention();
  }

  private static boolean counts(Mention earlier, Mention later) {
    Duration between = Duration.between(earlier.at(), later.at());
    boolean before =
        between.isPositive()
            || between.isZero() && earlier.id().value().compareTo(later.id().value()) < 0;
    return before
        && between.compareTo(Duration.ofDays(30)) <= 0
        && earlier.author().equals(later.author())
        && earlier.sentiment().equals(later.sentiment());
  }

  private static Draft complaint(int number, Duration ago) {
    return post(number, "coffee", ago)
        .sentiment(new Sentiment(Label.NEGATIVE, 0.9, false, "test"))
        .priority(Said.urgent(Map.of()));
  }

  private static Draft praise(int number, Duration ago) {
    return post(number, "coffee", ago)
        .sentiment(new Sentiment(Label.POSITIVE, 0.9, false, "test"))
        .priority(new Priority(Queue.THANK, Map.of()));
  }

  /** How many earlier ones each tells of, of those that tell of any. */
  private Map<Integer, Integer> earlier() {
    return store().search(newest().size(1000).build()).mentions().stream()
        .filter(mention -> Again.earlier(mention) > 0)
        .collect(Collectors.toMap(m -> Integer.valueOf(m.nativeId()), Again::earlier));
  }
}
