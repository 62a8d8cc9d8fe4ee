package earshot.assess.rule;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.assess.rule.SpikeEvaluation.Found;
import earshot.assess.rule.SpikeEvaluation.Kind;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The default as it is set by itself, on few series; the verb evaluate measures all on many. */
class SpikeEvaluationTest {
  private static final int SERIES = 6;

  static List<Kind> kinds() {
    return SpikeEvaluation.KINDS;
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void theDefaultIsQuietEnough(Kind kind) {
    SpikeEvaluation robust = new SpikeEvaluation(kind, SpikeMethod.ROBUST, SERIES);

    assertThat(robust.falseAMonth(robust.usual())).isLessThanOrEqualTo(1.25);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void theDefaultFindsThreefoldSpikesWhileTheyLast(Kind kind) {
    SpikeEvaluation robust = new SpikeEvaluation(kind, SpikeMethod.ROBUST, SERIES);
    Found found = robust.found(robust.usual());

    assertThat(found.share()).isGreaterThanOrEqualTo(kind.fewAtNight() ? 0.7 : 0.9);
  }
}
