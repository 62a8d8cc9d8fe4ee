package earshot.deploy.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SamplesTest {
  @Test
  void aPercentileIsTheSmallestValueThatSoManyDoNotExceed() {
    Samples samples = new Samples();
    IntStream.rangeClosed(1, 1000).map(i -> 1001 - i).forEach(samples::add);
    assertThat(samples.percentile(50)).isEqualTo(500);
    assertThat(samples.percentile(99)).isEqualTo(990);
    assertThat(samples.percentile(100)).isEqualTo(1000);
    assertThat(samples.percentile(0)).isEqualTo(1);
  }

  @Test
  void ofOneValueEachPercentileIsThatValue() {
    Samples samples = new Samples();
    samples.addNanos(2_500_000);
    assertThat(samples.percentile(50)).isEqualTo(2.5);
    assertThat(samples.percentile(99)).isEqualTo(2.5);
    assertThat(samples.size()).isEqualTo(1);
  }

  @Test
  void nothingHasNoPercentile() {
    assertThatThrownBy(() -> new Samples().percentile(50)).hasMessage("nothing was measured");
  }

  @Test
  void figuresAreNamedByPercentileAndUnit() {
    Samples samples = new Samples();
    samples.add(7);
    Map<String, Double> figures = new LinkedHashMap<>();
    samples.into(figures, "api_", 50, 99);
    assertThat(figures).containsExactly(Map.entry("api_p50_ms", 7.0), Map.entry("api_p99_ms", 7.0));
  }
}
