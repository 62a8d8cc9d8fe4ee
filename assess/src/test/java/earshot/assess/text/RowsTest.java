package earshot.assess.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowsTest {
  private static List<String> rows(String text) throws IOException {
    List<String> rows = new ArrayList<>();
    new Rows(new StringReader(text)).each((number, line) -> rows.add(number + ":" + line));
    return rows;
  }

  @Test
  void rowsEndAtLineFeedsAlone() throws IOException {
    assertThat(rows("a\rb\u2028c\u000b\nd\r\n\ne"))
        .containsExactly("1:a\rb\u2028c\u000b", "2:d", "3:", "4:e");
  }

  @Test
  void lastLineFeedBeginsNoRow() throws IOException {
    assertThat(rows("a\n")).containsExactly("1:a");
    assertThat(rows("")).isEmpty();
  }

  @Test
  void rowsMayBeLongerThanAnyBuffer() throws IOException {
    String megabyte = "x".repeat(1 << 20);
    assertThat(rows(megabyte + "\n" + megabyte)).containsExactly("1:" + megabyte, "2:" + megabyte);
  }
}
