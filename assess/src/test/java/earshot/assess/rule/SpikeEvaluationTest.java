package earshot.assess.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

/**
 * All methods on the same made series, each set so that a quiet series gives one false episode a
 * month: how many threefold spikes do they find, and how soon. Windows of a day that are looked at
 * each hour, and windows of an hour.
 */
class SpikeEvaluationTest {
  private static final int DAY = 24;
  private static final int HISTORY = 28 * DAY;
  private static final int LENGTH = HISTORY + 60 * DAY;
  private static final int SERIES = 40;
  private static final int MONTHS = SERIES * 2;

  /** A kind of series: its mentions a day, and the hours of a window. */
  private record Kind(String name, double daily, int window) {
    /** As production compares: the same hours of other days, or whole days. */
    int stride() {
      return Math.max(DAY, window);
    }

    /** At night hardly five are expected, and chance alone doubles that often. */
    boolean few() {
      return daily * window / DAY <= 10 && window < DAY;
    }
  }

  private record Found(double share, double medianDelay) {}

  private static final List<Kind> KINDS =
      List.of(
          new Kind("10 a day", 10, DAY),
          new Kind("50 a day", 50, DAY),
          new Kind("200 a day", 200, DAY),
          new Kind("10 an hour", 240, 1),
          new Kind("20 an hour", 480, 1),
          new Kind("50 an hour", 1200, 1));

  @Test
  void theDefaultFindsNineOfTenThreefoldSpikesAtOneFalseEpisodeAMonth() {
    Map<Kind, Double> robust = new LinkedHashMap<>();
    StringBuilder table = new StringBuilder("\nseries       ");
    SpikeMethod.NAMES.forEach(name -> table.append("%28s".formatted(name)));
    for (Kind kind : KINDS) {
      table.append("%n%-13s".formatted(kind.name()));
      for (String method : SpikeMethod.NAMES) {
        double strict = calibrated(kind, SpikeMethod.named(method));
        Found found = found(kind, SpikeMethod.named(method), strict);
        table.append(
            "   %3.0f %% in %2.0f h (%4.1f sd)  "
                .formatted(100 * found.share(), found.medianDelay(), strict));
        if (method.equals(SpikeMethod.ROBUST)) {
          robust.put(kind, found.share());
        }
      }
    }
    System.out.println(table);
    robust.forEach(
        (kind, share) ->
            assertThat(share).as(kind.name()).isGreaterThanOrEqualTo(kind.few() ? 0.8 : 0.9));
  }

  @Test
  void withItsOwnSettingTheDefaultIsQuietEnough() {
    for (Kind kind : KINDS) {
      double episodes =
          falseEpisodes(
              kind, SpikeMethod.named(SpikeMethod.ROBUST), Sensitivity.NORMAL.deviations());
      assertThat(episodes / MONTHS).as(kind.name()).isLessThanOrEqualTo(1.0);
    }
  }

  /** So strict that there is one false episode a month. */
  private static double calibrated(Kind kind, SpikeMethod method) {
    double low = 0;
    double high = 40;
    for (int i = 0; i < 12; i++) {
      double middle = (low + high) / 2;
      if (falseEpisodes(kind, method, middle) > MONTHS) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  private static int falseEpisodes(Kind kind, SpikeMethod method, double deviations) {
    int episodes = 0;
    for (int seed = 0; seed < SERIES; seed++) {
      long[] sums = sums(counts(kind, seed, hour -> 1));
      int calm = 2;
      for (int end = HISTORY; end <= LENGTH; end++) {
        if (fires(kind, method, deviations, sums, end)) {
          episodes += calm >= 2 ? 1 : 0;
          calm = 0;
        } else {
          calm++;
        }
      }
    }
    return episodes;
  }

  /** A spike lasts two windows, and must be found while it does. */
  private static Found found(Kind kind, SpikeMethod method, double deviations) {
    List<Integer> delays = new ArrayList<>();
    for (int seed = 0; seed < 5 * SERIES; seed++) {
      int start = HISTORY + new Random(seed).nextInt(30 * DAY);
      int end = start + 2 * kind.window();
      long[] sums = sums(counts(kind, 1000 + seed, h -> h >= start && h < end ? 3 : 1));
      for (int look = start + 1; look <= end; look++) {
        if (fires(kind, method, deviations, sums, look)) {
          delays.add(look - start);
          break;
        }
      }
    }
    delays.sort(null);
    double median = delays.isEmpty() ? Double.NaN : delays.get(delays.size() / 2);
    return new Found(delays.size() / (5.0 * SERIES), median);
  }

  private static boolean fires(
      Kind kind, SpikeMethod method, double deviations, long[] sums, int end) {
    List<Double> usual = new ArrayList<>();
    for (int to = end - kind.stride();
        to >= end - HISTORY && to >= kind.window();
        to -= kind.stride()) {
      usual.add(0, (double) (sums[to] - sums[to - kind.window()]));
    }
    double[] counts = usual.stream().mapToDouble(Double::doubleValue).toArray();
    double value = sums[end] - sums[end - kind.window()];
    return value >= Math.max(5, method.limits(counts, deviations).upper());
  }

  private static long[] sums(int[] counts) {
    long[] sums = new long[counts.length + 1];
    for (int i = 0; i < counts.length; i++) {
      sums[i + 1] = sums[i] + counts[i];
    }
    return sums;
  }

  /** Quiet nights and week-ends, chance, and now and then an earlier spike in the history. */
  private static int[] counts(Kind kind, int seed, IntToDoubleFunction times) {
    Random random = new Random(seed * 31L + kind.name().hashCode());
    int[] counts = new int[LENGTH];
    int earlier = random.nextInt(HISTORY - DAY);
    for (int hour = 0; hour < LENGTH; hour++) {
      double ofDay = 1 + 0.6 * Math.sin(2 * Math.PI * (hour % DAY - 9) / DAY);
      double ofWeek = hour / DAY % 7 >= 5 ? 0.7 : 1.12;
      double spike = hour >= earlier && hour < earlier + kind.window() ? 3 : 1;
      double rate = kind.daily() / DAY * ofDay * ofWeek * spike * times.applyAsDouble(hour);
      counts[hour] = poisson(rate, random);
    }
    return counts;
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
