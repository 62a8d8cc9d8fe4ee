package earshot.deploy.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportTest {
  private static Report report() {
    Report report = new Report();
    Map<String, Double> pipeline = new LinkedHashMap<>();
    pipeline.put("mentions_per_s", 12345.678);
    pipeline.put("ratio", 0.654321);
    pipeline.put("cpu_ms_language", 0.0123456);
    report.add("pipeline", pipeline);
    report.add("growth", Map.of("at_1000_cpu_ms_indexer", 0.25));
    report.add("start", Map.of("ready_s", 20.0));
    return report;
  }

  @Test
  void forProgramsItIsOneLineOfBenchesAndFigures() {
    assertThat(report().json())
        .isEqualTo(
            "{\"pipeline\":{\"mentions_per_s\":12346.0,\"ratio\":0.6543,\"cpu_ms_language\":0.01235},\"growth\":{\"at_1000_cpu_ms_indexer\":0.25},\"start\":{\"ready_s\":20.0}}");
  }

  @Test
  void forPeopleFiguresStandInColumnsWithTheirUnits() {
    assertThat(report().table())
        .containsExactly(
            "pipeline   mentions_per_s                      12346 per second",
            "pipeline   ratio                              0.6543 x",
            "pipeline   cpu_ms_language                   0.01235 ms CPU a mention",
            "growth     at_1000_cpu_ms_indexer               0.25 ms CPU a mention",
            "start      ready_s                                20 s");
  }

  @Test
  void nothingMeasuredIsAnEmptyObject() {
    assertThat(new Report().json()).isEqualTo("{}");
  }
}
