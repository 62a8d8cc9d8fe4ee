package earshot.deploy.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FreshnessBenchTest {
  private final Map<String, Double> figures = FreshnessBench.figures();

  private double figure(String name) {
    return figures.getOrDefault(name, Double.NaN);
  }

  @Test
  void adaptiveIntervalsBeatFixedOnesAndComeNearTheOptimum() {
    assertThat(figure("ratio")).isLessThanOrEqualTo(0.6);
    assertThat(figure("optimum_ratio")).isBetween(0.95, 1.35);
  }

  @Test
  void nobodyWaitsLongerThanAWeek() {
    double week = Duration.ofDays(7).toSeconds();
    assertThat(figure("longest_interval_s")).isLessThanOrEqualTo(week);
  }

  @Test
  void itIsTheSameEachTime() {
    assertThat(FreshnessBench.figures()).isEqualTo(figures);
  }
}
