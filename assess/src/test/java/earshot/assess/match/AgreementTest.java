package earshot.assess.match;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.assess.query.Query;
import earshot.assess.query.RandomQueries;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.monitor.Presearcher;
import org.junit.jupiter.api.Test;

/**
 * Brute force, an index as search keeps it, and the monitor with and without presearcher find the
 * same.
 */
class AgreementTest {
  private static final int QUERIES = Integer.getInteger("agreement.queries", 2_000);
  private static final int TEXTS = Integer.getInteger("agreement.texts", 300);

  private final Random random = new Random(7);
  private final List<Matchable> mentions = new ArrayList<>();
  private final Map<String, Query> queries = new LinkedHashMap<>();

  AgreementTest() {
    for (int i = 0; i < TEXTS; i++) {
      mentions.add(RandomMentions.mention(random));
    }
    for (int i = 0; i < QUERIES; i++) {
      queries.put("q" + i, RandomQueries.query(random, i % 4));
    }
  }

  @Test
  void searchFindsWhatTheDefinitionSays() throws IOException {
    SearchIndex index = new SearchIndex(mentions);
    int matches = 0;
    for (Query query : queries.values()) {
      BitSet expected = new BitSet();
      for (int i = 0; i < mentions.size(); i++) {
        expected.set(i, BruteMatcher.matches(query, mentions.get(i)));
      }
      assertThat(index.matches(query)).as("%s", query).isEqualTo(expected);
      matches += expected.cardinality();
    }
    assertThat(matches).as("matches").isBetween(QUERIES * TEXTS / 20, QUERIES * TEXTS * 19 / 20);
  }

  @Test
  void theMonitorFindsWhatTheDefinitionSays() {
    try (Monitor monitor = new Monitor()) {
      monitor.putAll(queries);
      for (Matchable mention : mentions) {
        assertThat(monitor.match(mention).ids())
            .as(mention.text().text())
            .isEqualTo(expected(mention));
      }
    }
  }

  @Test
  void thePresearcherLosesNothing() {
    try (Monitor with = new Monitor();
        Monitor without = new Monitor(Presearcher.NO_FILTERING, BruteMatcher::matches)) {
      with.putAll(queries);
      without.putAll(queries);
      for (Matchable mention : mentions.subList(0, Math.min(100, TEXTS))) {
        assertThat(with.match(mention).ids()).isEqualTo(without.match(mention).ids());
      }
    }
  }

  private Set<String> expected(Matchable mention) {
    Set<String> expected = new TreeSet<>();
    queries.forEach(
        (id, query) -> {
          if (BruteMatcher.matches(query, mention)) {
            expected.add(id);
          }
        });
    return expected;
  }
}
