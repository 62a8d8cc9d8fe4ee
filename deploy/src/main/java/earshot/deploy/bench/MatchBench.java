package earshot.deploy.bench;

import earshot.assess.match.BruteMatcher;
import earshot.assess.match.Matchable;
import earshot.assess.match.Monitor;
import earshot.assess.query.Query;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Saved queries against each text, on one thread, beside asking every query one by one. The
 * reference would take minutes for all queries, so it asks fewer and its time is scaled up, as it
 * grows with their number.
 */
final class MatchBench implements Bench {
  private static final int QUERIES = 10_000;
  private static final int REFERENCE_QUERIES = 500;
  private static final int REFERENCE_TEXTS = 500;
  private static final int TEXTS = 20_000;
  private static final int WARM = 3_000;

  @Override
  public String name() {
    return "match";
  }

  @Override
  public Map<String, Double> run(Workshop workshop) {
    Map<String, Query> queries = queries(QUERIES);
    Texts texts = new Texts(TEXTS);
    Map<String, Double> figures = new LinkedHashMap<>();
    int count = Math.min(TEXTS, workshop.mentions());
    try (Monitor monitor = new Monitor()) {
      long start = System.nanoTime();
      monitor.putAll(queries);
      monitor.match(Matchable.of("").build()); // what was put is in use once it was asked
      figures.put("queries", (double) QUERIES);
      figures.put("load_ms", (System.nanoTime() - start) / 1e6);
      texts.each(WARM, text -> monitor.match(Matchable.of(text).build()));
      Samples samples = new Samples();
      double seconds =
          texts.timed(count, text -> monitor.match(Matchable.of(text).build()), samples);
      figures.put("texts_per_s", count / seconds);
      samples.into(figures, "", 50, 99);
      double brute = brutePerSecond(texts, queries(REFERENCE_QUERIES).values());
      figures.put("brute_force_per_s", brute);
      figures.put("ratio", count / seconds / brute);
    }
    return figures;
  }

  /** Texts a second if each of all queries were asked. */
  private static double brutePerSecond(Texts texts, Collection<Query> queries) {
    texts.each(REFERENCE_TEXTS / 5, text -> brute(text, queries));
    double seconds = texts.timed(REFERENCE_TEXTS, text -> brute(text, queries), new Samples());
    return REFERENCE_TEXTS / (seconds * QUERIES / REFERENCE_QUERIES);
  }

  private static long brute(String text, Collection<Query> queries) {
    Matchable mention = Matchable.of(text).build();
    return queries.stream().filter(query -> BruteMatcher.matches(query, mention)).count();
  }

  /** Brands as people ask for them: a name, a phrase, a name beside a word, a name without one. */
  static Map<String, Query> queries(int count) {
    SplittableRandom dice = new SplittableRandom(count);
    Chatter chatter = new Chatter();
    Map<String, Query> queries = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      String one = chatter.word(dice);
      String other = chatter.word(dice);
      String written =
          switch (i % 4) {
            case 0 -> one;
            case 1 -> "\"" + one + " " + other + "\"";
            case 2 -> one + " AND (" + other + " OR kettle)";
            default -> one + " NOT " + other;
          };
      queries.put("q" + i, Query.parse(written));
    }
    return queries;
  }
}
