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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Brute force, an index as search keeps it, and the monitor with and without presearcher find the
 * same.
 */
class AgreementTest {
  private static final int QUERIES = Integer.getInteger("agreement.queries", 10_000);
  private static final int TEXTS = Integer.getInteger("agreement.texts", 1_500);

  private static final List<Matchable> MENTIONS = new ArrayList<>();
  private static final Map<String, Query> ALL = new LinkedHashMap<>();

  /** By query, which mentions fit by definition. */
  private static final Map<String, BitSet> EXPECTED = new LinkedHashMap<>();

  @BeforeAll
  static void askEachQueryOfEachText() {
    Random random = new Random(7);
    for (int i = 0; i < TEXTS; i++) {
      MENTIONS.add(RandomMentions.mention(random));
    }
    for (int i = 0; i < QUERIES; i++) {
      ALL.put("q" + i, RandomQueries.query(random, i % 4));
    }
    ALL.forEach((id, query) -> EXPECTED.put(id, byDefinition(query)));
    long matches = EXPECTED.values().stream().mapToLong(BitSet::cardinality).sum();
    assertThat(matches / ((double) QUERIES * TEXTS)).isBetween(0.05, 0.95);
  }

  private static BitSet byDefinition(Query query) {
    BitSet fitting = new BitSet();
    for (int i = 0; i < MENTIONS.size(); i++) {
      fitting.set(i, BruteMatcher.matches(query, MENTIONS.get(i)));
    }
    return fitting;
  }

  @AfterAll
  static void forget() {
    MENTIONS.clear();
    ALL.clear();
    EXPECTED.clear();
  }

  @Test
  void searchFindsWhatTheDefinitionSays() throws IOException {
    SearchIndex index = new SearchIndex(MENTIONS);
    for (Map.Entry<String, Query> query : ALL.entrySet()) {
      assertThat(index.matches(query.getValue()))
          .as("%s", query.getValue())
          .isEqualTo(EXPECTED.get(query.getKey()));
    }
  }

  @Test
  void theMonitorFindsWhatTheDefinitionSays() {
    try (Monitor monitor = new Monitor()) {
      monitor.putAll(ALL);
      for (int i = 0; i < MENTIONS.size(); i++) {
        assertThat(monitor.match(MENTIONS.get(i)).ids())
            .as(MENTIONS.get(i).text().text())
            .isEqualTo(expected(i));
      }
    }
  }

  @Test
  void thePresearcherLosesNothing() {
    try (Monitor with = new Monitor();
        Monitor without = new Monitor(Presearcher.NO_FILTERING, BruteMatcher::matches, 0)) {
      with.putAll(ALL);
      without.putAll(ALL);
      for (Matchable mention : MENTIONS.subList(0, Math.min(100, TEXTS))) {
        assertThat(with.match(mention).ids()).isEqualTo(without.match(mention).ids());
      }
    }
  }

  private static Set<String> expected(int mention) {
    Set<String> expected = new TreeSet<>();
    EXPECTED.forEach(
        (id, fitting) -> {
          if (fitting.get(mention)) {
            expected.add(id);
          }
        });
    return expected;
  }
}
