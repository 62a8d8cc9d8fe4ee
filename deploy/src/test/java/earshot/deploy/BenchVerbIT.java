package earshot.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.assess.priority.Weights;
import earshot.deploy.bench.Bench;
import earshot.deploy.bench.Benches;
import earshot.deploy.bench.Report;
import earshot.deploy.bench.Workshop;
import earshot.mention.MentionJson;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** A small measurement on the real engines, which nothing else shall disturb. */
@Isolated
class BenchVerbIT {
  private static @Nullable String home;

  @BeforeAll
  static void thisBuild() {
    home = System.getProperty("earshot.home");
    System.setProperty("earshot.home", Path.of("target", "earshot").toAbsolutePath().toString());
  }

  @AfterAll
  static void asBefore() {
    if (home == null) {
      System.clearProperty("earshot.home");
    } else {
      System.setProperty("earshot.home", home);
    }
  }

  @Test
  void thePipelineBesideElasticsearchAlone() throws Exception {
    Report report = new Report();
    try (Workshop workshop =
        Workshop.open(new BenchParts(Weights.DEFAULT), 2000, Duration.ofSeconds(4), doing -> {})) {
      for (Bench bench : Benches.named(List.of("pipeline"))) {
        report.add(bench.name(), bench.run(workshop));
      }
    }
    JsonNode pipeline = MentionJson.MAPPER.readTree(report.json()).path("pipeline");
    double ratio =
        pipeline.path("mentions_per_s").asDouble() / pipeline.path("direct_per_s").asDouble();
    assertThat(pipeline.path("ratio").asDouble())
        .isPositive()
        .isCloseTo(ratio, org.assertj.core.data.Percentage.withPercentage(1));
    assertThat(pipeline.properties())
        .extracting(java.util.Map.Entry::getKey)
        .contains(
            "with_models_per_s",
            "ratio_with_models",
            "cpu_ms_language",
            "cpu_ms_sentiment",
            "cpu_ms_match",
            "cpu_ms_priority",
            "cpu_ms_elasticsearch");
  }
}
