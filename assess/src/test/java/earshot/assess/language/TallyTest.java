package earshot.assess.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class TallyTest {
  private final Tally tally = new Tally();

  @Test
  void measuresHowFarConfidenceIsFromTruth() {
    for (int i = 0; i < 10; i++) {
      tally.count("hy", Optional.of(new LanguageGuess(i < 6 ? "hy" : "fa", 0.95)));
    }
    assertThat(tally.accuracy()).isEqualTo(0.6);
    assertThat(tally.calibrationError()).isCloseTo(0.35, within(1e-9));
    assertThat(tally.confusions()).isEqualTo("fa 4");
  }

  @Test
  void countsUnknownAsNotRightButNotAsUnsure() {
    tally.count("hy", Optional.empty());
    assertThat(tally.accuracy()).isZero();
    assertThat(tally.calibrationError()).isZero();
    assertThat(tally.toString()).contains("unknown 1.0000");
  }

  @Test
  void addsUp() {
    tally.count("hy", Optional.of(new LanguageGuess("hy", 1)));
    Tally other = new Tally();
    other.count("hy", Optional.of(new LanguageGuess("ka", 0.5)));
    tally.add(other);
    assertThat(tally.texts()).isEqualTo(2);
    assertThat(tally.confusions()).isEqualTo("ka 1");
  }
}
