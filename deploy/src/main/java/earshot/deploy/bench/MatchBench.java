package earshot.deploy.bench;

import earshot.assess.match.BruteMatcher;
import earshot.assess.match.Matchable;
import earshot.assess.match.Monitor;
import earshot.assess.query.Query;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Saved queries against each text, on two threads as in the flow, beside asking every query one by
 * one. The reference would take minutes for all queries, so it asks fewer and its time is scaled
 * up, as it grows with their number. How the monitor grows is shown from 100 to 100,000 queries.
 */
final class MatchBench implements Bench {
  private static final int QUERIES = 10_000;
  private static final int MANY = 100_000;
  private static final List<Integer> FEW = List.of(100, 1_000);
  private static final int THREADS = 2;
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
    Texts texts = new Texts(TEXTS);
    int each = Math.min(TEXTS, workshop.mentions()) / THREADS;
    Map<String, Double> figures = new LinkedHashMap<>();
    double ours = measure(QUERIES, "", texts, each, figures);
    double brute = brutePerSecond(texts, queries(REFERENCE_QUERIES).values());
    figures.put("brute_force_per_s", brute);
    figures.put("ratio", ours / brute);
    for (int few : FEW) {
      measure(few, "of_%d_".formatted(few), texts, each, figures);
    }
    measure(MANY, "many_", texts, each, figures);
    return figures;
  }

  /** Texts a second. */
  private static double measure(
      int count, String prefix, Texts texts, int each, Map<String, Double> figures) {
    Map<String, Query> queries = queries(count);
    try (Monitor monitor = new Monitor()) {
      long start = System.nanoTime();
      monitor.putAll(queries);
      monitor.match(Matchable.of("").build()); // what was put is in use once it was asked
      figures.put(prefix + "queries", (double) count);
      figures.put(prefix + "load_ms", (System.nanoTime() - start) / 1e6);
      texts.timed(THREADS, WARM, text -> ask(monitor, text), new Samples());
      Samples samples = new Samples();
      double seconds = texts.timed(THREADS, each, text -> ask(monitor, text), samples);
      figures.put(prefix + "texts_per_s", THREADS * each / seconds);
      samples.into(figures, prefix, 50, 99);
      return THREADS * each / seconds;
    }
  }

  private static void ask(Monitor monitor, String text) {
    monitor.match(Matchable.of(text).build());
  }

  /** Texts a second if each of all queries were asked. */
  private static double brutePerSecond(Texts texts, Collection<Query> queries) {
    texts.each(REFERENCE_TEXTS / 5, text -> brute(text, queries));
    double seconds =
        texts.timed(THREADS, REFERENCE_TEXTS, text -> brute(text, queries), new Samples());
    return THREADS * REFERENCE_TEXTS / (seconds * QUERIES / REFERENCE_QUERIES);
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
