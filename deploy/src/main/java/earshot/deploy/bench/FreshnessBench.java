package earshot.deploy.bench;

import earshot.ingest.connect.Rhythm;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * How long what people say waits until it is heard, in ten simulated weeks of a thousand feeds:
 * with our intervals, with one interval for all, and with the best ones, which only who knew all
 * rates beforehand could set. All three spend the same number of calls; the first weeks are for
 * learning and do not count.
 *
 * <p>Rates follow a power law and the time of day, as measured for feeds by <a
 * href="https://doi.org/10.1109/TKDE.2007.1041">Sia, Cho and Cho</a>, whose rule the best intervals
 * are: as the inverse root of the rate.
 */
final class FreshnessBench implements Bench {
  static final double DAY = Duration.ofDays(1).toSeconds();
  private static final int FEEDS = 1_000;
  private static final double COUNTS_FROM = 28 * DAY;
  private static final double END = 70 * DAY;
  private static final double RAREST = 7 * DAY;
  private static final double FASTEST = Duration.ofMinutes(1).toSeconds();

  @Override
  public boolean isLowerBetter() {
    return true;
  }

  @Override
  public String name() {
    return "freshness";
  }

  @Override
  public Map<String, Double> run(Workshop workshop) {
    return figures();
  }

  static Map<String, Double> figures() {
    List<TalkingFeed> feeds = TalkingFeed.some(FEEDS, END, new SplittableRandom(7));
    Waiting ours = new Waiting();
    feeds.forEach(feed -> walk(feed, new Learning(feed), 0, ours));
    double callsADay = ours.calls / ((END - COUNTS_FROM) / DAY);
    Waiting fixed = known(feeds, feeds.stream().mapToDouble(feed -> 1).toArray(), callsADay);
    Waiting best =
        known(feeds, feeds.stream().mapToDouble(f -> Math.sqrt(f.perDay())).toArray(), callsADay);
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("feeds", (double) FEEDS);
    figures.put("calls_a_day", callsADay);
    figures.put("wait_s", ours.mean());
    figures.put("fixed_wait_s", fixed.mean());
    figures.put("optimum_wait_s", best.mean());
    figures.put("ratio", ours.mean() / fixed.mean());
    figures.put("optimum_ratio", ours.mean() / best.mean());
    figures.put("longest_interval_s", ours.longest);
    return figures;
  }

  /** What a way of asking came to. */
  private static final class Waiting {
    private double calls;
    private double waited;
    private double items;
    private double longest;

    double mean() {
      return waited / items;
    }
  }

  /** Decides when to ask next, from what the last walk found. */
  @FunctionalInterface
  private interface Asking {
    double next(long fresh, double elapsed);
  }

  /** The product's own intervals; a first walk has found what was said in the month before. */
  private static final class Learning implements Asking {
    private double rate;

    Learning(TalkingFeed feed) {
      rate = Rhythm.firstRate(feed.saidBefore(0), TalkingFeed.BEFORE);
    }

    @Override
    public double next(long fresh, double elapsed) {
      boolean first = elapsed == 0;
      rate = first ? rate : Rhythm.rate(rate, fresh, Duration.ofMillis((long) (elapsed * 1000)));
      return Math.max(FASTEST, Rhythm.interval(rate).toSeconds());
    }
  }

  /** Fixed intervals, shares of so many calls, each beginning anywhere within its first one. */
  private static Waiting known(List<TalkingFeed> feeds, double[] shares, double callsADay) {
    double all = IntStream.range(0, shares.length).mapToDouble(i -> shares[i]).sum();
    SplittableRandom dice = new SplittableRandom(11);
    Waiting waiting = new Waiting();
    for (int i = 0; i < feeds.size(); i++) {
      double interval = Math.min(RAREST, DAY * all / (callsADay * shares[i]));
      walk(feeds.get(i), (fresh, elapsed) -> interval, -dice.nextDouble() * interval, waiting);
    }
    return waiting;
  }

  private static void walk(TalkingFeed feed, Asking asking, double begin, Waiting waiting) {
    double last = begin;
    int heard = feed.saidBefore(begin);
    double next = begin + asking.next(0, 0);
    while (next < END) {
      int before = heard;
      while (heard < feed.said().length && feed.said()[heard] <= next) {
        count(waiting, feed.said()[heard++], next);
      }
      if (next >= COUNTS_FROM) {
        waiting.calls++;
        waiting.longest = Math.max(waiting.longest, next - last);
      }
      double elapsed = next - last;
      last = next;
      next += asking.next(heard - before, elapsed);
    }
  }

  private static void count(Waiting waiting, double said, double heard) {
    if (said >= COUNTS_FROM) {
      waiting.items++;
      waiting.waited += heard - said;
    }
  }
}
