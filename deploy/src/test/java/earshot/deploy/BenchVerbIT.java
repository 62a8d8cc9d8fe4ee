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
    JsonNode pipeline = measured("pipeline");
    assertThatRatio(pipeline, "mentions_per_s", "direct_per_s");
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

  @Test
  void feelingsBesideVader() throws Exception {
    assertThatRatio(measured("sentiment"), "texts_per_s", "vader_per_s");
  }

  private static JsonNode measured(String name) throws Exception {
    Report report = new Report();
    try (Workshop workshop =
        Workshop.open(new BenchParts(Weights.DEFAULT), 2000, Duration.ofSeconds(4), doing -> {})) {
      for (Bench bench : Benches.named(List.of(name))) {
        report.add(bench.name(), bench.run(workshop));
      }
    }
    return MentionJson.MAPPER.readTree(report.json()).path(name);
  }

  private static void assertThatRatio(JsonNode figures, String ours, String reference) {
    double ratio = figures.path(ours).asDouble() / figures.path(reference).asDouble();
    assertThat(figures.path("ratio").asDouble())
        .isPositive()
        .isCloseTo(ratio, org.assertj.core.data.Percentage.withPercentage(1));
  }
}
