package earshot.query.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EstimateTest {
  /** Wilson's score interval at 95 %, as tables give it. */
  @ParameterizedTest
  @CsvSource({
    "0, 10, 0, 0.278",
    "1, 10, 0.018, 0.404",
    "50, 100, 0.404, 0.596",
    "10, 10, 0.722, 1"
  })
  void aShareOfFewSaysLittle(long part, long whole, double low, double high) {
    Estimate share = Estimate.ofShare(part, whole);

    assertThat(share.low()).isCloseTo(low, within(0.001));
    assertThat(share.high()).isCloseTo(high, within(0.001));
  }

  @Test
  void anAverageScattersLikeItsRatings() {
    Estimate average = Estimate.ofStars(Map.of("1", 50L, "5", 50L), 100, 300).orElseThrow();

    assertThat(average.value()).isEqualTo(3);
    assertThat(average.high()).isCloseTo(3 + 1.96 * 2.0101 / 10, within(0.001));
    assertThat(Estimate.ofStars(Map.of("5", 4L), 4, 20)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"120, 80, MORE", "80, 120, LESS", "110, 100, SAME", "6, 3, FEW", "20, 0, MORE"})
  void countsAreComparedAgainstChance(long now, long before, Verdict verdict) {
    assertThat(Verdict.ofCounts(now, before)).isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource({
    "40, 100, 20, 100, MORE",
    "20, 100, 40, 100, LESS",
    "22, 100, 20, 100, SAME",
    "5, 9, 1, 100, FEW",
    "0, 20, 0, 20, SAME"
  })
  void soAreShares(long now, long whole, long before, long wholeBefore, Verdict verdict) {
    assertThat(Verdict.ofShares(now, whole, before, wholeBefore)).isEqualTo(verdict);
  }
}
