package earshot.assess.sentiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordPieceTest {
  private static final String[] KNOWN = {
    "[CLS]", "[SEP]", "[UNK]", "un", "##like", "##ly", "like", "cafe", "!", "@", "user", "a"
  };

  static Map<String, Integer> vocabulary() {
    Map<String, Integer> pieces = new HashMap<>();
    for (int i = 0; i < KNOWN.length; i++) {
      pieces.put(KNOWN[i], i);
    }
    return pieces;
  }

  private static String read(String text, int most) {
    StringBuilder written = new StringBuilder();
    for (int piece : new WordPiece(vocabulary(), most).of(text)) {
      written.append(written.isEmpty() ? "" : " ").append(KNOWN[piece]);
    }
    return written.toString();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "unlikely; un ##like ##ly",
        "LIKE Café!!; like cafe ! !",
        "unknown like; [UNK] like",
        "a\u00A0like\ta; a like a",
        "@somebody like https://shop.example/a?b=c a; @ user like a",
        "☃; [UNK]",
        "''; ''"
      })
  void wordsBecomeTheLongestKnownPieces(String text, String pieces) {
    assertThat(read(text, 48)).isEqualTo(("[CLS] " + pieces).strip() + " [SEP]");
  }

  @Test
  void longTextsAreCut() {
    assertThat(read("like ".repeat(40) + "unlikely", 6))
        .isEqualTo("[CLS] like like like like [SEP]");
    assertThat(read("a unlikely a", 4)).isEqualTo("[CLS] a un [SEP]");
    assertThat(new WordPiece(vocabulary(), 48).of("like ".repeat(100_000))).hasSize(48);
  }

  @Test
  void aWordWithoutEndIsUnknown() {
    assertThat(read("un" + "like".repeat(30), 48)).isEqualTo("[CLS] [UNK] [SEP]");
  }
}
