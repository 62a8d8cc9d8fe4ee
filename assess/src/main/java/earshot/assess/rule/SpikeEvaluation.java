package earshot.assess.rule;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;

/**
 * All methods on the same made series, each set so strict that chance alone opens one episode a
 * month: how many threefold spikes they find, and how soon. The series have quiet nights and
 * week-ends, chance (Poisson), and an earlier spike in the history; judged is by the code that
 * judges live.
 */
public final class SpikeEvaluation {
  private static final int HISTORY_DAYS = 28;
  private static final int DAYS = 60;
  private static final int MONTH_DAYS = 30;

  /** Of a hundred spikes, two of these shares differ by five or more now and then. */
  private static final int SPIKES_A_SERIES = 15;

  /** Nobody would set a rule less strict than that. */
  private static final double LEAST_STRICT = 0.8;

  /** About what a look must expect before chance and a threefold spike can be told apart. */
  private static final double TELLING = 15;

  static final List<Kind> KINDS =
      List.of(
          new Kind("10 a day", 10, Duration.ofDays(1)),
          new Kind("50 a day", 50, Duration.ofDays(1)),
          new Kind("200 a day", 200, Duration.ofDays(1)),
          new Kind("10 an hour", 240, Duration.ofHours(6)),
          new Kind("10 an hour", 240, Duration.ofHours(1)),
          new Kind("20 an hour", 480, Duration.ofHours(1)),
          new Kind("50 an hour", 1200, Duration.ofHours(1)));

  private final Kind kind;
  private final Trigger.Spike rule;
  private final Windows windows;
  private final int series;
  private final List<BitSet> suspicious = new ArrayList<>();

  /**
   * Series of one kind, judged by one method.
   *
   * @param series how many
   */
  SpikeEvaluation(Kind kind, String method, int series) {
    this.kind = kind;
    this.series = series;
    rule =
        new Trigger.Spike(
            kind.over(), Duration.ofDays(HISTORY_DAYS), method, Sensitivity.NORMAL, 5);
    windows = Windows.of(rule);
  }

  /** A kind of series: its mentions a day, and the window of the rule. */
  record Kind(String name, double daily, Duration over) {
    /** In so long so many are usual that a look can tell; a window at most. */
    Duration step() {
      Duration telling = Duration.ofMinutes(Math.round(TELLING / daily * 24 * 60));
      return telling.compareTo(over) > 0 ? over : telling;
    }

    /** Then hardly three are expected in a window, and chance alone triples that now and then. */
    boolean fewAtNight() {
      return daily * over.toHours() / 24 <= 10 && over.toHours() < 24;
    }

    /** What is expected in a bucket, with quiet nights and week-ends. */
    double expected(int bucket, int perDay) {
      double hour = 24.0 * (bucket % perDay) / perDay;
      double ofDay = 1 + 0.6 * Math.sin(2 * Math.PI * (hour - 9) / 24);
      double ofWeek = bucket / perDay % 7 >= 5 ? 0.7 : 1.12;
      return daily / perDay * ofDay * ofWeek;
    }

    @Override
    public String toString() {
      return "%s, window of %d h".formatted(name, over.toHours());
    }
  }

  /**
   * What was found.
   *
   * @param share of the spikes, while they lasted: two windows
   * @param soon of the spikes within two steps
   * @param hours until half of those that were found were found
   */
  record Found(double share, double soon, double hours) {}

  /** Measures all methods and prints the table. */
  public static void print(int series, PrintStream out) {
    out.printf(
        "| series | two steps | best |%s%n",
        " %s |".repeat(SpikeMethod.NAMES.size()).formatted(SpikeMethod.NAMES.toArray()));
    out.println("| --- |" + " --- |".repeat(SpikeMethod.NAMES.size() + 2));
    for (Kind kind : KINDS) {
      double best = new SpikeEvaluation(kind, SpikeMethod.ROBUST, 0).best();
      out.printf("| %s | %.1f h | %.0f %% |", kind, kind.step().toMinutes() / 30.0, 100 * best);
      for (String method : SpikeMethod.NAMES) {
        SpikeEvaluation evaluation = new SpikeEvaluation(kind, method, series);
        double strict = evaluation.calibrated();
        Found found = evaluation.found(OptionalDouble.of(strict));
        out.printf(
            " %.0f %% (%.0f %%), %.1f h, %.1f sd |",
            100 * found.soon(), 100 * found.share(), found.hours(), strict);
        out.flush();
      }
      out.println();
    }
  }

  /** So strict that chance alone opens one episode a month. */
  double calibrated() {
    double low = LEAST_STRICT;
    double high = 12;
    for (int i = 0; i < 8; i++) {
      double middle = (low + high) / 2;
      if (falseAMonth(OptionalDouble.of(middle)) > 1) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  /**
   * The most of the spikes that anybody could find while they last, see {@link BestPossible}: with
   * it in mind figures below can be judged.
   */
  double best() {
    int day = day();
    int lasts = 2 * windows.inWindow();
    double[] expected = new double[7 * day];
    for (int bucket = 0; bucket < lasts; bucket++) {
      for (int start = 0; start < expected.length; start++) {
        expected[start] += kind.expected(start + bucket, day);
      }
    }
    return BestPossible.power(expected, (double) MONTH_DAYS * day / lasts);
  }

  /**
   * How many episodes a month open without a spike.
   *
   * @param deviations how strict it is; absent: as the rule is by itself
   */
  double falseAMonth(OptionalDouble deviations) {
    int episodes = 0;
    for (int seed = 0; seed < series; seed++) {
      Sum[] sums = sums(seed, bucket -> 1);
      if (suspicious.size() == seed) {
        suspicious.add(firing(sums, OptionalDouble.of(LEAST_STRICT), look -> true));
      }
      BitSet before = suspicious.get(seed);
      BitSet firing = firing(sums, deviations, before::get);
      episodes += episodes(firing);
    }
    return episodes / (series * (double) DAYS / MONTH_DAYS);
  }

  /** Which looks find something, of those that are worth it: what is stricter finds no more. */
  private BitSet firing(Sum[] sums, OptionalDouble deviations, IntPredicate worth) {
    BitSet firing = new BitSet();
    for (int end = history(); end <= sums.length; end += windows.look()) {
      if (worth.test(end) && fires(sums, end, deviations)) {
        firing.set(end);
      }
    }
    return firing;
  }

  /** Two looks in a row that find nothing end one. */
  private int episodes(BitSet firing) {
    int episodes = 0;
    int open = Integer.MIN_VALUE;
    for (int end = firing.nextSetBit(0); end >= 0; end = firing.nextSetBit(end + 1)) {
      episodes += end - 2 * windows.look() > open ? 1 : 0;
      open = end;
    }
    return episodes;
  }

  /** A spike begins anywhere, lasts two windows, and must be found while it does. */
  Found found(OptionalDouble deviations) {
    List<Integer> delays = new ArrayList<>();
    for (int seed = 0; seed < SPIKES_A_SERIES * series; seed++) {
      int start = history() + new Random(seed).nextInt(history());
      int end = start + 2 * windows.inWindow();
      Sum[] sums = sums(1000 + seed, bucket -> bucket >= start && bucket < end ? 3 : 1);
      int look = Math.ceilDiv(start + 1, windows.look()) * windows.look();
      while (look <= end && !fires(sums, look, deviations)) {
        look += windows.look();
      }
      if (look <= end) {
        delays.add(look - start);
      }
    }
    delays.sort(null);
    double bucketsAnHour = (double) Duration.ofHours(1).toMillis() / windows.bucket().toMillis();
    double twoSteps = kind.step().toMinutes() / 30.0 * bucketsAnHour;
    long soon = delays.stream().filter(delay -> delay <= Math.ceil(twoSteps)).count();
    double all = SPIKES_A_SERIES * series;
    double median = delays.isEmpty() ? Double.NaN : delays.get(delays.size() / 2);
    return new Found(delays.size() / all, soon / all, median / bucketsAnHour);
  }

  private boolean fires(Sum[] sums, int end, OptionalDouble deviations) {
    int from = end - windows.inWindow() - windows.inHistory();
    Sum[] seen = Arrays.copyOfRange(sums, Math.max(0, from), end);
    Judgement judgement = new Judgement(windows, seen, 0);
    Verdict verdict =
        deviations.isPresent()
            ? judgement.spike(rule, deviations.getAsDouble())
            : judgement.spike(rule);
    return verdict.fires();
  }

  private int history() {
    return HISTORY_DAYS * day();
  }

  private int day() {
    return Math.toIntExact(Duration.ofDays(1).dividedBy(windows.bucket()));
  }

  private Sum[] sums(int seed, IntToDoubleFunction times) {
    Random random = new Random(seed * 31L + kind.name().hashCode());
    Sum[] sums = new Sum[history() + DAYS * day()];
    int earlier = random.nextInt(history() - day());
    for (int bucket = 0; bucket < sums.length; bucket++) {
      boolean before = bucket >= earlier && bucket < earlier + windows.inWindow();
      double spike = (before ? 3 : 1) * times.applyAsDouble(bucket);
      int count = poisson(kind.expected(bucket, day()) * spike, random);
      sums[bucket] = count == 0 ? Sum.NONE : new Sum(count, 0, 0, 0);
    }
    return sums;
  }

  private static int poisson(double rate, Random random) {
    double limit = Math.exp(-rate);
    double product = random.nextDouble();
    int count = 0;
    while (product > limit) {
      product *= random.nextDouble();
      count++;
    }
    return count;
  }
}
