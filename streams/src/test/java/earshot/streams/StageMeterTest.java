package earshot.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class StageMeterTest {
  @Test
  void workGivesItsResultAndItsTimeToItsStage() {
    StageMeter meter = StageMeter.on();
    assertThat(meter.<String>of("read", () -> "said")).isEqualTo("said");
    assertThat(meter.<Integer>of("match", () -> 2)).isEqualTo(2);
    assertThat(meter.millisEach()).containsOnlyKeys("match", "read");
    assertThat(meter.millisEach().values()).allMatch(millis -> millis >= 0);
  }

  @Test
  void failedWorkIsPaidForToo() {
    StageMeter meter = StageMeter.on();
    assertThatThrownBy(() -> meter.of("read", StageMeterTest::fail)).hasMessage("no");
    assertThat(meter.millisEach()).containsOnlyKeys("read");
  }

  @Test
  void switchedOffItAsksNoClock() {
    StageMeter meter = StageMeter.off();
    assertThat(meter.<String>of("read", () -> "said")).isEqualTo("said");
    assertThat(meter.millisEach()).isEmpty();
  }

  @Test
  void samplingLooksAtSomeAndNotAtAll() {
    StageMeter meter = StageMeter.sampling();
    int looked = 0;
    for (int i = 0; i < 10_000; i++) {
      long start = meter.start();
      looked += start < 0 ? 0 : 1;
      meter.stop("read", start);
    }
    assertThat(looked).isBetween(50, 400);
    assertThat(meter.millisEach()).containsOnlyKeys("read");
  }

  private static String fail() {
    throw new IllegalStateException("no");
  }
}
