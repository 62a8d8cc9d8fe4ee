package earshot.assess.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StandardTokenizerAgreementTest {
  private static final String[] RANGES = {
    "0020 007E", "0041 005A", "0061 007A", "00A0 024F", "0300 036F", "0370 04FF", "0530 058F",
        "0590 06FF", "0900 0DFF", "0E00 0EFF",
    "1000 109F", "1780 17FF", "2000 206F", "20A0 2BFF", "3000 30FF", "4E00 4E80", "A640 A69F",
        "AC00 AC80", "D800 DFFF", "FB00 FFEF",
    "1F1E6 1F1FF", "1F300 1FAFF", "E0020 E007F", "10FFF0 10FFFF", "1D400 1D4FF", "200B 200F",
        "1F3FB 1F3FF"
  };

  @Test
  void everyCodePointAloneInsideAndRepeatedSurvives() throws IOException {
    List<String> lost = new ArrayList<>();
    for (int codePoint = 1; codePoint <= Character.MAX_CODE_POINT; codePoint++) {
      String one = Character.toString(codePoint);
      String text =
          one + " a" + one + "b " + one + one + " 1" + one + "2 " + one + "ա" + one + " א" + one;
      Tokens tokens = Tokens.of(text);
      if (!StandardTokens.of(tokens.words().indexed()).equals(tokens.words().list())
          || !StandardTokens.of(tokens.raw().indexed()).equals(tokens.raw().list())) {
        lost.add(Integer.toHexString(codePoint) + " " + tokens.words() + " " + tokens.raw());
      }
      codePoint = codePoint == 0x2FFFF ? 0xDFFFF : codePoint == 0xE0FFF ? 0x10FFF0 : codePoint;
    }
    assertThat(lost).isEmpty();
  }

  @Test
  void mixedTextsSurvive() throws IOException {
    Random random = new Random(4);
    for (int i = 0; i < 20_000; i++) {
      String text = text(random, 60);
      Tokens tokens = Tokens.of(text);
      assertThat(StandardTokens.of(tokens.words().indexed()))
          .as("words of %s", text)
          .isEqualTo(tokens.words().list());
      assertThat(StandardTokens.of(tokens.raw().indexed()))
          .as("raw terms of %s", text)
          .isEqualTo(tokens.raw().list());
    }
  }

  @Test
  void aTermReadsBackAsItself() {
    Random random = new Random(5);
    for (int i = 0; i < 20_000; i++) {
      for (String term : Tokens.of(text(random, 30)).words().list()) {
        assertThat(Tokens.of(Terms.readable(term)).words().list())
            .as("term %s", term)
            .containsExactly(term);
      }
    }
  }

  static String text(Random random, int length) {
    StringBuilder text = new StringBuilder();
    String[] range = RANGES[0].split(" ");
    for (int i = 0; i < length; i++) {
      if (random.nextInt(3) == 0) {
        range = RANGES[random.nextInt(RANGES.length)].split(" ");
      }
      int low = Integer.parseInt(range[0], 16);
      text.appendCodePoint(low + random.nextInt(Integer.parseInt(range[1], 16) - low + 1));
    }
    return text.toString();
  }
}
