package earshot.assess.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageGuessTest {
  @ParameterizedTest
  @CsvSource({"'',1", "EN,1", "e,1", "engl,1", "en,0", "en,1.01", "en,NaN", "en,-0.1"})
  void refusesNonsense(String code, double confidence) {
    assertThatThrownBy(() -> new LanguageGuess(code, confidence))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void acceptsTwoAndThreeLetterCodes() {
    assertThat(new LanguageGuess("hy", 1).code()).isEqualTo("hy");
    assertThat(new LanguageGuess("pcm", 0.5).confidence()).isEqualTo(0.5);
  }
}
