package earshot.assess.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Good COFFEE!                              | good coffee",
        "see https://x.example/a?b=c now           | see now",
        "www.example.com or bit.ly/abc or shop.com | or or",
        "@acme thanks, RT @you                     | thanks",
        "mail me at jo@acme.example today          | mail me at today",
        "#LoveIt ❤️ 100% 🙂                          | loveit",
        "sooooo goooood                            | soo good",
        "it's ‘fine’                               | it's fine",
        "e\u0301te\u0301                           | été",
        "ｗｉｄｅ letters                           | wide letters",
        "iPhone-ը լավն է                            | iphone ը լավն է",
        "iPhoneը                                   | iphone ը",
        "السَّلامُ عليـــكم                           | السلام عليكم",
        "می‌خواهم                                   | میخواهم",
        "İstanbul ISPARTA                          | istanbul isparta",
      })
  void keepsTheWordsAndHidesTheRest(String text, String words) {
    assertThat(joined(Words.of(text))).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "hello world                          | LATIN",
        "Samsung Galaxy S24 Ultra շատ լավն է  | ARMENIAN",
        "The word բարև is a greeting in a far away land | LATIN",
        "これは良い製品です                    | KANA",
        "这个产品很好                          | HAN",
        "12:30 …                              | NONE",
      })
  void letsTheScriptDecideThatIsNotOnlyForNames(String text, Script script) {
    assertThat(Words.of(text).main()).isEqualTo(script);
  }

  @Test
  void stopsReadingWhenALongTextHasSaidEnough() {
    assertThat(Words.of("word ".repeat(200_000)).letters()).isLessThanOrEqualTo(Words.LETTERS);
    assertThat(Words.of("ab".repeat(500_000)).letters()).isLessThanOrEqualTo(Words.LETTERS);
  }

  private static String joined(Words words) {
    StringBuilder text = new StringBuilder();
    for (int word = 0; word < words.count(); word++) {
      text.append(word > 0 ? " " : "");
      for (int i = words.start(word); i < words.end(word); i++) {
        text.append(words.letter(i));
      }
    }
    return text.toString();
  }
}
