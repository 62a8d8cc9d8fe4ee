package earshot.ingest.connect;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.ingest.source.Source;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How often feeds are asked that nobody gave an interval. */
class PaceTest {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration WEEK = Duration.ofDays(7);

  private final Source source = new TestSource();

  private Pace pace(String more) {
    String json = "[{\"base-url\":\"http://a.example/\",\"shape\":\"newest\"%s}]".formatted(more);
    return new Pace(new Places(source).watched(json).getFirst());
  }

  private static double rateAfter(double rate, int walks, int freshEach) {
    double now = rate;
    for (int i = 0; i < walks; i++) {
      now = Rhythm.rate(now, freshEach, HOUR);
    }
    return now;
  }

  @Test
  void theTalkativeAreAskedOften() {
    double busy = rateAfter(-1, 24 * 14, 600);
    assertThat(pace("").interval(busy, Duration.ZERO, WEEK)).isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void theQuietAreAskedEverMoreRarelyButEachWeek() {
    Pace pace = pace("");
    Duration day = pace.interval(rateAfter(-1, 24, 0), Duration.ZERO, WEEK);
    Duration week = pace.interval(rateAfter(-1, 24 * 7, 0), Duration.ZERO, WEEK);
    Duration months = pace.interval(rateAfter(-1, 24 * 90, 0), Duration.ZERO, WEEK);
    assertThat(day).isBetween(Duration.ofMinutes(15), HOUR);
    assertThat(week).isGreaterThan(day);
    assertThat(months).isEqualTo(Duration.ofDays(7));
  }

  @Test
  void whereSomebodyMayBeLiveNobodyWaitsLong() {
    double quiet = rateAfter(-1, 24 * 90, 0);
    Duration soon = Duration.ofMinutes(3);
    assertThat(pace("").interval(quiet, Duration.ZERO, soon)).isEqualTo(soon);
    assertThat(pace("").interval(quiet, HOUR, soon)).as("within the budget").isEqualTo(HOUR);
    assertThat(pace(",\"every\":\"1h\"").interval(quiet, Duration.ZERO, soon)).isEqualTo(HOUR);
  }

  @Test
  void aBudgetIsALowerBoundAndAnIntervalIsAnInterval() {
    assertThat(pace("").interval(10, HOUR, WEEK)).isEqualTo(HOUR);
    assertThat(pace(",\"every\":\"7s\"").interval(10, HOUR, WEEK)).isEqualTo(Duration.ofSeconds(7));
  }
}
