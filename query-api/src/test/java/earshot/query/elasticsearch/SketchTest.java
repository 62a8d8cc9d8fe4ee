package earshot.query.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.assess.priority.PriorityFormula;
import earshot.assess.priority.Weights;
import earshot.mention.Draft;
import earshot.mention.Mention;
import earshot.query.Said;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SketchTest {
  private static final Weights WEIGHTS =
      new Weights(
          Map.of("feeling", 40.0, "reach", 20.0, Weights.WAITING, 30.0), Duration.ofHours(24));

  private static Draft said(Map<String, Double> terms) {
    return Said.post(1, "coffee", Duration.ofDays(3)).priority(Said.urgent(terms));
  }

  @ParameterizedTest
  @CsvSource({
    "0,      waits",
    "0.0001, waits feeling:1",
    "0.25,   waits feeling:2",
    "0.3333, waits feeling:3",
    "0.5,    waits feeling:4",
    "0.9999, waits feeling:7",
    "1,      waits feeling:8"
  })
  void aTermIsToldInQuartersAndWhetherThereIsMore(double feeling, String written) {
    assertThat(Sketch.of(said(Map.of("feeling", feeling)).mention()).written()).isEqualTo(written);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "0.1, 0.9", "0.25, 0.26", "0.5, 0.75", "0.74, 1", "1, 0.3333"})
  void thePointsLieBetweenTheFewestAndTheMost(double feeling, double reach) {
    Mention mention = said(Map.of("feeling", feeling, "reach", reach)).mention();
    Sketch sketch = Sketch.of(mention);

    double points = PriorityFormula.explain(mention, WEIGHTS, Said.NOW).score();

    assertThat(points).isBetween(sketch.least(WEIGHTS), sketch.most(WEIGHTS));
    assertThat(sketch.most(WEIGHTS) - sketch.least(WEIGHTS)).isLessThanOrEqualTo((40.0 + 20) / 4);
  }

  @Test
  void whatIsWrittenIsReadAgain() {
    Mention waiting = said(new TreeMap<>(Map.of("stars", 0.75, "reach", 0.2))).mention();
    Mention settled = said(Map.of("stars", 1.0)).status("done").mention();
    Mention bare = said(Map.of()).status("done").mention();

    for (Mention mention : new Mention[] {waiting, settled, bare}) {
      Sketch sketch = Sketch.of(mention);
      assertThat(Sketch.read(sketch.written())).isEqualTo(sketch);
    }
    assertThat(Sketch.of(settled).waits()).isFalse();
  }

  @Test
  void whatMovesByItselfIsNotWritten() {
    Mention grown = said(Map.of("growth", 0.9, "waiting", 0.4)).mention();

    assertThat(Sketch.of(grown).written()).isEqualTo("waits");
  }
}
