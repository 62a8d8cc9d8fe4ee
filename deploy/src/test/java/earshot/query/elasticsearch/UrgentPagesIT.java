package earshot.query.elasticsearch;

import static earshot.query.Said.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.search.Hit;
import earshot.assess.priority.Weights;
import earshot.mention.Mention;
import earshot.mention.Priority;
import earshot.mention.Queue;
import earshot.query.Change;
import earshot.query.Groups;
import earshot.query.Ranking;
import earshot.query.Said;
import earshot.query.SearchRequest;
import earshot.query.SearchResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Leaving out who can't come next must change nothing but the time it takes. */
class UrgentPagesIT {
  private static final int MANY = 600;
  private static final List<String> TERMS =
      List.of("feeling", "stars", "question", "reach", "engagement", "novelty", "again");
  private static final int PROFILES = 25;
  private static final List<String> GROUPS = List.of("g1", "g2", "g3", "g4");

  private Ranking ranking = new Ranking(NOW, Weights.DEFAULT);
  private final RealIndex index = new RealIndex(() -> ranking);

  @BeforeEach
  void fill() {
    Random dice = new Random(7);
    List<Change> all = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      all.add(new Change.Put(mention(i, dice)));
    }
    index.consumer.apply(all);
    index.consumer.reveal();
  }

  @AfterEach
  void drop() {
    index.close();
  }

  /** Several at the same moment, some of them not waiting long yet and some from tomorrow. */
  private static Mention mention(int number, Random dice) {
    Duration ago = Duration.ofHours(dice.nextInt(90) - 4);
    return Said.post(number, "coffee", ago)
        .priority(dice.nextInt(20) == 0 ? null : new Priority(Queue.ANSWER, terms(dice)))
        .status(dice.nextInt(3) == 0 ? "done" : "open")
        .statements(Said.inGroup("coffee", GROUPS.get(dice.nextInt(GROUPS.size()))))
        .mention();
  }

  /** Few profiles, so that many have the same quarters and yet not the same sum. */
  private static Map<String, Double> terms(Random dice) {
    Random profile = new Random(dice.nextInt(PROFILES));
    Map<String, Double> terms = new TreeMap<>();
    for (String term : TERMS) {
      int quarters = profile.nextInt(4);
      double part = profile.nextBoolean() ? 0 : 0.1 + dice.nextInt(80) / 100.0;
      if (quarters + part > 0) {
        terms.put(term, (quarters + part) / 4);
      }
    }
    return terms;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6})
  void whateverTheWeightsAllPagesAreAsIfAllWereSummed(int seed) {
    Random dice = new Random(seed);
    ranking = new Ranking(NOW, weights(dice), growth(dice));

    for (int size : List.of(7, 120)) {
      SearchRequest request = SearchRequest.builder().size(size).build();
      assertThat(paged(request)).as("%d a page, %s", size, ranking).isEqualTo(summed(request));
    }
  }

  private static Weights weights(Random dice) {
    Map<String, Double> points = new HashMap<>();
    for (String term : TERMS) {
      points.put(term, dice.nextInt(4) == 0 ? 0 : dice.nextInt(4000) / 100.0);
    }
    points.put(Weights.WAITING, dice.nextInt(3) * 13.7);
    points.put("growth", dice.nextInt(3) * 9.3);
    return new Weights(points, Duration.ofHours(1 + dice.nextInt(60)));
  }

  private static Map<String, Double> growth(Random dice) {
    return dice.nextBoolean() ? Map.of("g1", 0.83, "g3", 0.2, "g4", 0.0) : Map.of();
  }

  private List<String> paged(SearchRequest request) {
    List<String> ids = new ArrayList<>();
    Optional<SearchResult> page = Optional.of(index.store.search(request));
    while (page.isPresent()) {
      assertThat(page.get().total()).isEqualTo(MANY);
      page.get().hits().forEach(h -> ids.add(h.mention().id() + " " + h.score().orElseThrow()));
      page =
          page.get()
              .after()
              .map(after -> index.store.search(request.toBuilder().after(after).build()));
    }
    return ids;
  }

  private List<String> summed(SearchRequest request) {
    Question question = new Question(request, Groups.NONE);
    return index
        .connection
        .ask(
            c ->
                c.search(
                    s ->
                        s.index(index.template.alias())
                            .query(question.query(ranking))
                            .sort(question.sort())
                            .size(MANY),
                    Stored.class))
        .hits()
        .hits()
        .stream()
        .map(UrgentPagesIT::line)
        .toList();
  }

  private static String line(Hit<Stored> hit) {
    return hit.id() + " " + hit.sort().getFirst().doubleValue();
  }

  @Test
  void whatGrewPastAPageDoesNotCountAsBehindIt() {
    Map<String, Double> points = Map.of("feeling", 50.0, "stars", 30.0, "growth", 20.0);
    ranking = new Ranking(NOW, new Weights(points, Duration.ofHours(1)), Map.of("grows", 1.0));
    List<Change> tea = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      Priority angry = Said.urgent(Map.of(i < 3 ? "feeling" : "stars", 1.0));
      tea.add(
          new Change.Put(
              Said.post(MANY + i, "tea", Duration.ofDays(3))
                  .priority(angry)
                  .statements(Said.inGroup("tea", i < 3 ? "grows" : "rests"))
                  .mention()));
    }
    index.consumer.apply(tea);
    index.consumer.reveal();

    SearchRequest request = SearchRequest.about("tea").toBuilder().size(3).build();
    SearchResult first = index.store.search(request);
    SearchResult second =
        index.store.search(request.toBuilder().after(first.after().orElseThrow()).build());

    assertThat(first.hits()).extracting(h -> h.score().orElseThrow()).containsOnly(70.0);
    assertThat(second.hits()).extracting(h -> h.score().orElseThrow()).containsOnly(30.0);
    assertThat(second.hits()).hasSize(3);
  }

  @Test
  void mostAreNotEvenLookedAt() {
    Contenders contenders = new Contenders(ranking, 10, Optional.empty());
    Map<String, Aggregate> counts =
        index
            .connection
            .ask(
                c ->
                    c.search(
                        s ->
                            s.index(index.template.alias())
                                .size(0)
                                .aggregations(contenders.counted()),
                        Stored.class))
            .aggregations();

    assertThat(count(contenders.among(counts).orElseThrow())).isBetween(10L, MANY / 2L);
  }

  private long count(Query query) {
    return index
        .connection
        .ask(c -> c.count(r -> r.index(index.template.alias()).query(query)))
        .count();
  }
}
