package earshot.assess.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import earshot.assess.rule.SpikeEvaluation.Found;
import earshot.assess.rule.SpikeEvaluation.Kind;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
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

    assertThat(robust.falseAMonth(OptionalDouble.empty())).isLessThanOrEqualTo(1.25);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void theDefaultFindsThreefoldSpikesWhileTheyLast(Kind kind) {
    SpikeEvaluation robust = new SpikeEvaluation(kind, SpikeMethod.ROBUST, SERIES);
    Found found = robust.found(OptionalDouble.empty());
    String beside =
        "%s: %.1f %% found, %.1f %% soon; whoever knew all that can be known would find %.0f %%"
            .formatted(kind, 100 * found.share(), 100 * found.soon(), 100 * robust.best());
    System.out.println(beside);

    assertThat(found.share()).as(beside).isGreaterThanOrEqualTo(kind.fewAtNight() ? 0.9 : 0.97);
  }

  @Test
  void theBestThatCanBeDoneIsReckonedFromChanceAlone() {
    assertThat(BestPossible.atLeast(1, 2)).isCloseTo(1 - Math.exp(-2), within(1e-12));
    assertThat(BestPossible.atLeast(0, 2)).isEqualTo(1);
    assertThat(BestPossible.atLeast(700, 650)).isBetween(0.02, 0.03);
    assertThat(BestPossible.power(new double[] {10}, 720)).isBetween(0.9, 0.99);
    assertThat(BestPossible.power(new double[] {1}, 720)).isLessThan(0.3);
  }
}
