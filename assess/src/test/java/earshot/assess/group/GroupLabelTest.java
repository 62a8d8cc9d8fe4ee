package earshot.assess.group;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GroupLabelTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "the soup   was cold | the soup was cold",
        "RT @acme: Open again https://acme.example/x?y=1 | Open again",
        "@acme @bob_1 where is my order, @acme? | where is my order, @acme?",
        "پیک دیر رسید https://t.example/a | پیک دیر رسید",
        "https://acme.example/x | https://acme.example/x",
        "2. Staff rude | Staff rude",
        "- کیفیت پایین | کیفیت پایین",
        "5 stars | 5 stars",
        "@acme | @acme",
        "RTL is fine | RTL is fine"
      })
  void saysWhatIsSaid(String text, String label) {
    assertThat(GroupLabel.of(text)).isEqualTo(label);
  }

  @Test
  void isCutBetweenWords() {
    assertThat(GroupLabel.of("սպասարկումը դանդաղ է ".repeat(9)))
        .hasSizeLessThanOrEqualTo(91)
        .endsWith(" է…");
    assertThat(GroupLabel.of("😀".repeat(100) + "a")).isEqualTo("😀".repeat(90) + "…");
  }
}
