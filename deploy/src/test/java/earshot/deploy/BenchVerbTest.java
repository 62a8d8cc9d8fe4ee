package earshot.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import earshot.assess.priority.Weights;
import earshot.assess.sentiment.SentenceEncoder;
import earshot.deploy.bench.Bench;
import earshot.deploy.bench.Benches;
import earshot.deploy.bench.Report;
import earshot.deploy.bench.Unfinished;
import earshot.deploy.bench.Workshop;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BenchVerbTest {
  /** Breaks off where it fills the index anew. */
  private static final class Halfway implements Bench {
    @Override
    public String name() {
      return "halfway";
    }

    @Override
    public Map<String, Double> run(Workshop workshop) throws Exception {
      throw new Unfinished(
          List.of(new IllegalStateException("the index anew: no disk")), Map.of("search_ms", 8.0));
    }
  }

  @Test
  void whatWasMeasuredBeforeABenchBrokeOffIsTold() {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(err, true, UTF_8);
    Report report = new Report();
    boolean finished;
    try (Workshop workshop =
        Workshop.open(new BenchParts(Weights.DEFAULT), 1_000, Duration.ZERO, doing -> {})) {
      finished = BenchVerb.measured(new Halfway(), workshop, report, new Console(stream, stream));
    }

    assertThat(finished).as("the verb must not end well").isFalse();
    assertThat(report.json()).isEqualTo("{\"halfway\":{\"search_ms\":8.0}}");
    assertThat(err.toString(UTF_8)).contains("halfway failed at the index anew: no disk");
  }

  @Test
  void anEncoderThatThisBuildLacksIsMissedBeforeAnythingStarts() throws Exception {
    assumeThat(SentenceEncoder.found()).isEmpty();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(err, true, UTF_8);
    List<String> done = new ArrayList<>();
    Bench bench = Benches.named(List.of("encoder")).getFirst();
    try (Workshop workshop =
        Workshop.open(new BenchParts(Weights.DEFAULT), 1_000, Duration.ZERO, done::add)) {
      BenchVerb.measured(bench, workshop, new Report(), new Console(stream, stream));
    }

    assertThat(err.toString(UTF_8)).contains("encoder failed: this build has no encoder");
    assertThat(done).isEmpty();
  }
}
