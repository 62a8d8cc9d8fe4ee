package earshot.query.pages;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.assess.query.Field;
import earshot.query.Wording;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompletionTest {
  private static final Wording WORDS = new Wording(Pages.class, Locale.ENGLISH, ZoneOffset.UTC);

  private static List<String> values(Field field) {
    return switch (field) {
      case BRAND -> List.of("Acme Coffee", "Bolt", "کافه نون");
      case LANG -> List.of("fa", "en");
      default -> List.of();
    };
  }

  private static Completion of(String q, int at) {
    return Completion.of(q, at, CompletionTest::values, WORDS);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sen|sentiment:",
        "cold (lan|lang:",
        "cold -sour|source:",
        "sentiment:neg|sentiment:negative ",
        "-sentiment:neg|sentiment:negative ",
        "brand:ac|brand:\"Acme Coffee\" ",
        "brand:\"Acme C|brand:\"Acme Coffee\" ",
        "acm|brand:\"Acme Coffee\" ",
        "کاف|brand:\"کافه نون\" ",
        "lang:pers|lang:fa ",
        "rating:>|rating:>=;rating:>",
        "is:ed|is:edited ",
        "\"sen|",
        "cold |",
        "nonsense:x|"
      },
      ignoreLeadingAndTrailingWhitespace = false)
  void theWordAtHandIsCompleted(String q, String expected) {
    List<String> wanted = expected == null ? List.of() : Arrays.asList(expected.split(";"));

    assertThat(of(q, q.length()).options()).extracting(Completion.Option::text).isEqualTo(wanted);
  }

  @Test
  void onlyWhatStandsBeforeTheCursorIsReplaced() {
    Completion completion = of("cold sen warm", 8);

    assertThat(completion.from()).isEqualTo(5);
    assertThat(completion.to()).isEqualTo(8);
    assertThat(of("-is:x", 5).from()).as("a minus stays").isEqualTo(1);
  }

  @Test
  void everyFieldSaysWhatItIs() {
    for (Field field : Field.values()) {
      assertThat(of(field.label(), field.label().length()).options())
          .as(field.label())
          .anySatisfy(option -> assertThat(option.says()).isNotBlank());
    }
  }
}
