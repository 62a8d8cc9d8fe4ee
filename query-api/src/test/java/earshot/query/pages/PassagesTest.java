package earshot.query.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PassagesTest {
  private static Passages of(String title, String text, String... statements) {
    return Passages.of(Stream.of(statements).map(PassagesTest::says).toList(), title, text);
  }

  private static Says says(String text) {
    return new Says(text, "negative", "negative", Optional.empty(), List.of());
  }

  /** Statements in brackets. */
  private static String shown(List<Passages.Passage> passages) {
    StringBuilder shown = new StringBuilder();
    passages.forEach(
        passage ->
            shown.append(passage.says().isPresent() ? "[" + passage.text() + "]" : passage.text()));
    return shown.toString();
  }

  @Test
  void statementsStandWhereTheyWereSaid() {
    Passages cut = of("Cold!", "Slow.  Dear. So:\n", "Cold!", "Slow.", "Dear.");

    assertThat(shown(cut.title())).isEqualTo("[Cold!]");
    assertThat(shown(cut.text())).isEqualTo("[Slow.]  [Dear.] So:\n");
    assertThat(cut.rest()).isEmpty();
  }

  @Test
  void theSameSaidTwiceIsMarkedTwice() {
    assertThat(shown(of("", "No. Why? No.", "No.", "Why?", "No.").text()))
        .isEqualTo("[No.] [Why?] [No.]");
  }

  @Test
  void blanksMayDiffer() {
    assertThat(shown(of("", "Too\nlong :(:( here", "Too long :( :(").text()))
        .isEqualTo("[Too\nlong :(:(] here");
  }

  @Test
  void whatStandsInNeitherIsLeft() {
    Passages cut = of("", "Slow. a.b", "Slow.", "Dear.", "a+b");

    assertThat(shown(cut.text())).isEqualTo("[Slow.] a.b");
    assertThat(cut.rest()).extracting(Says::text).containsExactly("Dear.", "a+b");
  }
}
