package earshot.assess.sentiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextReaderTest {
  private static String words(String text) {
    Tokens tokens = TextReader.read(text);
    List<String> words = new ArrayList<>();
    for (int token = 0; token < tokens.count; token++) {
      words.add(tokens.word(token).replace(TextReader.LINK, 'L').replace(TextReader.HANDLE, 'H'));
    }
    return String.join(" ", words);
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Very GOOD | very good",
        "soooooo good | soo good",
        "!!!!!! | !!",
        "don't it's l'hotel | dont its l ' hotel",
        "café São ÜBER | cafe sao uber",
        "@acme hi | H hi",
        "see https://t.co/abc now | see L now",
        "www.acme.example/x ok | L ok",
        "a@b | a @ b",
        "12345 and 10 | 00000 and 10",
        "nice:) | nice :)",
        "nice :D really | nice :D really",
        "i <3 it | i <3 it",
        "&lt;3 fish &amp; chips | <3 fish & chips",
        "کتاب‌ها | کتابها",
        "كتاب علي | کتاب علی",
        "مَدرَسَة | مدرسه",
        "عااااالی | عاالی",
        "۱۲ ٣ | 12 3",
        "Ի՞նչ է սա։ | ինչ է սա .",
        "և եւ | եվ եվ",
        "İstanbul ışık | istanbul isik",
        "ёлка й | елка и",
        "ｗｉｄｅ | wide"
      })
  void folds(String text, String folded) {
    assertThat(words(text)).isEqualTo(folded);
  }

  @Test
  void countsHowItWasSaid() {
    Tokens tokens = TextReader.read("WHY is it soooo slow?! 😡😡 ի՞նչ");
    assertThat(tokens.shouted).isEqualTo(1);
    assertThat(tokens.stretches).isEqualTo(1);
    assertThat(tokens.questions).isEqualTo(2);
    assertThat(tokens.exclamations).isEqualTo(1);
    assertThat(tokens.emoji).isEqualTo(2);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`` | false",
        "` \t ` | false",
        "https://acme.example/1 | false",
        "@acme @you | false",
        "12 34 | false",
        "... !! | false",
        "\uFFFD\uFFFD\uFFFD a | false",
        "\uD83D | false",
        "ok | true",
        "😀 | true",
        ":( | true",
        "好 | true"
      })
  void tellsWhetherThereIsAnythingToJudge(String text, boolean evidence) {
    assertThat(TextReader.read(text).hasEvidence()).isEqualTo(evidence);
  }

  @Test
  void readsBothEndsOfALongText() {
    String text = "first " + "x ".repeat(500_000) + "last";
    assertThat(words(text)).startsWith("first").endsWith("last").hasSizeLessThan(3000);
  }
}
