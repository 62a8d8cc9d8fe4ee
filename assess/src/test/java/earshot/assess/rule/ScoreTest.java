package earshot.assess.rule;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.mention.Episode;
import earshot.mention.Judged;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScoreTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  @Test
  void whatOverlapsWithTheSameCauseIsTheSame() {
    List<Episode> found =
        List.of(episode("Acme", 0, 2), episode("Acme", 5, 6), episode("Bolt", 0, 2));
    List<Judged> judged =
        List.of(
            judged("Acme", 1, 3, true), judged("Bolt", 2, 4, false), judged("Acme", 8, 9, true));
    Score score = Score.of(found, judged);

    assertThat(score).isEqualTo(new Score(1, 1, 1, 1));
    assertThat(score.precision()).contains(0.5);
    assertThat(score.recall()).contains(0.5);
  }

  @Test
  void whatNobodyJudgedIsNotMeasured() {
    Score score = Score.of(List.of(episode("Acme", 0, 2)), List.of());

    assertThat(score.precision()).isEmpty();
    assertThat(score.recall()).isEmpty();
  }

  @Test
  void somethingStillOpenReachesToTheEnd() {
    Judged open =
        new Judged("j", "surge", "Acme", NOON, Optional.empty(), true, NOON, Optional.empty());

    assertThat(Score.of(List.of(episode("Acme", 50, 51)), List.of(open)).right()).isEqualTo(1);
  }

  @Test
  void whatOnlyOneVersionFindsIsTold() {
    Episode early = episode("Acme", 0, 2);
    Episode alike = episode("Acme", 1, 3);
    Episode late = episode("Acme", 7, 8);

    assertThat(Score.without(List.of(early, late), List.of(alike))).containsExactly(late);
    assertThat(Score.without(List.of(alike), List.of(early, late))).isEmpty();
  }

  private static Episode episode(String cause, int from, int until) {
    Episode opened =
        Episodes.opened(
            Rule.each("surge", "bad"),
            cause,
            "",
            List.of(),
            hour(from),
            Optional.empty(),
            Optional.empty());
    return Episodes.closed(opened, hour(until), Optional.empty(), List.of(), "over");
  }

  private static Judged judged(String cause, int from, int until, boolean right) {
    return new Judged(
        cause + from,
        "surge",
        cause,
        hour(from),
        Optional.of(hour(until)),
        right,
        NOON,
        Optional.empty());
  }

  private static Instant hour(int number) {
    return NOON.plus(Duration.ofHours(number));
  }
}
