package earshot.deploy.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MatchBenchTest {
  @Test
  void queriesAreAlwaysTheSame() {
    assertThat(MatchBench.queries(40)).hasSize(40).isEqualTo(MatchBench.queries(40));
  }
}
