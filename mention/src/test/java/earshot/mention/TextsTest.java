package earshot.mention;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTest {
  @ParameterizedTest
  @ValueSource(strings = {"", " \n\t", "\0", "\u200C \u200C", "\u2066\u2069\uFEFF", "\u00A0\u3000"})
  void whatNobodySeesIsNoText(String text) {
    assertThat(Texts.present(text)).isEmpty();
  }

  @Test
  void signsAndSmileysAreSeen() {
    assertThat(Texts.present(" 😀 ")).contains("😀");
    assertThat(Texts.present("…")).contains("…");
    assertThat(Texts.present("\u200Cمی\u200Cخواهم")).contains("\u200Cمی\u200Cخواهم");
  }

  @Test
  void halvesOfLettersAreReplaced() {
    assertThat(Texts.present("a\uD800b\0")).contains("a\uFFFDb");
  }
}
