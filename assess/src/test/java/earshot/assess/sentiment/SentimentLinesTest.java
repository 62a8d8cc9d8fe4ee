package earshot.assess.sentiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SentimentLinesTest {
  private static SentimentModel model;

  private final StringBuilder out = new StringBuilder();
  private final StringBuilder errors = new StringBuilder();

  @BeforeAll
  static void load() throws IOException {
    model = SentimentModel.shipped();
  }

  private int classify(String rows) throws IOException {
    return new SentimentLines(model, text -> "en", out, errors).classify(new StringReader(rows));
  }

  @Test
  void oneRowInOneRowOut() throws IOException {
    assertThat(classify("a\tI love this, wonderful!\nb\tAwful, terrible service\ten\n")).isZero();
    assertThat(out.toString().lines()).hasSize(2);
    assertThat(out.toString().lines().toList().get(0)).matches("a\tpositive\t0\\.\\d{3}\ten");
    assertThat(out.toString().lines().toList().get(1)).matches("b\tnegative\t0\\.\\d{3}\ten");
    assertThat(errors).isEmpty();
  }

  @Test
  void lastRowNeedsNoLineFeed() throws IOException {
    classify("a\tgreat");
    assertThat(out).startsWith("a\tpositive\t").endsWith("\n");
  }

  @Test
  void quotesBackslashesAndCarriageReturnsAreText() throws IOException {
    assertThat(classify("a\t\"so good\" \\n \r really\r\nb\tfine\r\n")).isZero();
    assertThat(out.toString().lines()).hasSize(2);
  }

  @Test
  void hintOfALanguageWinsOverDetection() throws IOException {
    classify("a\tmuito bom\tpt-BR\n");
    assertThat(out).endsWith("\tpt\n");
  }

  @Test
  void emptyHintMeansDetect() throws IOException {
    classify("a\tgood\t\n");
    assertThat(out).endsWith("\ten\n");
  }

  @Test
  void badRowsAreNamedAndTheRestGoesOn() throws IOException {
    assertThat(classify("only\n\tno id\na\tb\tc\td\na\tgood\tnot a language\nz\tgood\n"))
        .isEqualTo(4);
    assertThat(errors.toString())
        .isEqualTo(
            """
            row 1: expected id, text and perhaps language, found 1 column
            row 2: the id is empty
            row 3: expected id, text and perhaps language, found 4 columns
            row 4: the third column is no language code: not a language
            """);
    assertThat(out).startsWith("z\tpositive\t");
  }

  @Test
  void emptyTextIsUnknown() throws IOException {
    classify("a\t\n");
    assertThat(out).hasToString("a\tunknown\t0.000\ten\n");
  }
}
