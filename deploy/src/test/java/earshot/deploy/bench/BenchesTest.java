package earshot.deploy.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class BenchesTest {
  @Test
  void noNameMeansAllButThoseThatTakeLong() {
    assertThat(Benches.named(List.of())).hasSize(Benches.all().size() - 4).noneMatch(Bench::isLong);
    assertThat(Benches.named(List.of("growth", "instances", "encoder", "soak")))
        .allMatch(Bench::isLong);
  }

  @Test
  void theyRunInTheirOwnOrder() {
    assertThat(Benches.named(List.of("match", "pipeline")))
        .extracting(Bench::name)
        .containsExactly("pipeline", "match");
  }

  @Test
  void anUnknownNameIsRefusedWithTheKnownOnes() {
    assertThatThrownBy(() -> Benches.named(List.of("speed")))
        .hasMessage(
            "there is no bench 'speed'; known are: pipeline, latency, alerts, search, pages, digest, start, sentiment, match, group, freshness, growth, instances, encoder, soak");
  }
}
