package earshot.assess.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokensTest {
  @ParameterizedTest(name = "{0} reads as {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          Acme COFFEE, bad!            | acme coffee bad
          ＡＣＭＥ 𝐀𝐜𝐦𝐞                  | acme acme
          Straße Ärger Ølgod Łódź      | strasse arger olgod lodz
          Ça œuvre                     | ca oeuvre
          cafe\u0301 café              | cafe cafe
          Coca-Cola 4.5                | coca cola 4 5
          don't can’t McDonald's       | dont cant mcdonald s
          l'acqua dell’arte            | l acqua dell arte
          İSTANBUL Istanbul ışık ŞEKER | istanbul istanbul isik seker
          Starbucks'ta                 | starbucks ta
          ёлка Ёлка й и\u0306 ї        | елка елка й й ї
          п'ять м’ята                  | пять мята
          ΣΑΣ σας Άρης                 | σασ σασ αρησ
          مُحَمَّد كتاب كتـــاب          | محمد کتاب کتاب
          أحمد إلى آخر مدرسة           | احمد الی اخر مدرسه
          می\u200Cخواهم میخواهم        | میخواهم میخواهم
          می خواهم                     | می خواهم
          كيفيت ۱۲۳ ٤٥٦                | کیفیت 123 456
          خانۀ مسئول                   | خانه مسیول
          ինչո՞ւ ինչու Ինչո՜ւ          | ինչու ինչու ինչու
          Երևան Երեւան ԵՐԵՎԱՆ          | երեւան երեւան երեւան
          և եւ                         | եւ եւ
          ok😀👍🏽 👍                     | ok ꙮ01f600 ꙮ01f44d ꙮ01f44d
          👩🏽\u200D💻                     | ꙮ01f469ꙮ00200dꙮ01f4bb
          🇦🇲🇮🇷                          | ꙮ01f1e6ꙮ01f1f2 ꙮ01f1eeꙮ01f1f7
          ❤️ ❤                         | ꙮ002764 ꙮ002764
          咖啡 コーヒー                  | 咖 啡 コ ー ヒ ー
          ｶﾞ ガ                        | ガ ガ
          커피는                        | 커피는
          กาแฟ                         | ก า แ ฟ
          हिन्दी                        | हिन्दी
          #acme #BlackFriday           | acme blackfriday black friday
          #قهوه_اکمی                   | قهوه اکمی
          @acme.coffee hi@acme.com     | acme coffee hi acme com
          see https://a.example/x. ok  | see ꙮurl ok
          (www.acme.example)           | ꙮurl
          so\u00ADft a\u200Bb \u202Bx\u202C | soft a b x
          №5 Acme™ m²                  | 5 acme m2
          !!! ...                      | ``
          """)
  void folds(String text, String words) {
    assertThat(Tokens.of(text).words().indexed()).isEqualTo(words);
  }

  @ParameterizedTest(name = "{0} has the tags {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          love #Acme!              | [#acme]
          #BlackFriday #black_day  | [#blackfriday, #black_day]
          ＃ａｃｍｅ                  | [#acme]
          #قهوه_اكمي               | [#قهوه_اکمی]
          #Երևան                   | [#երեւան]
          @Acme_Coffee.            | [@acme_coffee]
          @a.bsky.social hi        | [@a.bsky.social]
          @me@mastodon.example     | [@me, @me@mastodon.example]
          a#b mail@acme.example    | []
          # @ ##                   | []
          """)
  void findsTags(String text, String tags) {
    assertThat(Tokens.of(text).tags()).hasToString(tags);
  }

  @Test
  void offsetsPointIntoTheOriginal() {
    String text = "Ինչո՞ւ  Stra\u00DFe #BlackFriday 👍🏽";
    Terms words = Tokens.of(text).words();
    StringBuilder pieces = new StringBuilder();
    for (int i = 0; i < words.size(); i++) {
      pieces.append(text, words.start(i), words.end(i)).append('|');
    }
    assertThat(pieces).hasToString("Ինչո՞ւ|Straße|BlackFriday|Black|Friday|👍|");
  }

  @Test
  void rawKeepsCaseAndSigns() {
    assertThat(Tokens.of("C++ is Nice, US-only 4.5").raw().list().stream().map(Terms::readable))
        .containsExactly("C", "+", "+", "is", "Nice", ",", "US", "-", "only", "4", ".", "5");
  }

  @Test
  void addressesHaveKeysForHostsAndPaths() {
    assertThat(Urls.keys("https://www.Shop.Acme.example:8080/a/b/?x=1#y"))
        .containsExactly(
            "shop.acme.example",
            "shop.acme.example/a",
            "shop.acme.example/a/b",
            "acme.example",
            "acme.example/a",
            "acme.example/a/b",
            "example",
            "example/a",
            "example/a/b");
    assertThat(Tokens.of("(https://a.example/x), www.b.example!").urls())
        .containsExactly("https://a.example/x", "www.b.example");
  }

  @Test
  void fieldValuesFoldLikeWords() {
    assertThat(Keywords.fold(" ACME-Coffee ")).isEqualTo("acme coffee");
    assertThat(Keywords.fold(" ++ ")).isEqualTo("++");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "\uD800",
        "\u0301",
        "ा",
        "#",
        "@",
        "#a",
        "www.",
        "'",
        "😀",
        "👍🏽\u200D",
        "咖",
        "ก็",
        "e\u0301",
        "ꙮ",
        "http://",
        "ӕ",
        "n't"
      })
  void aMegabyteOfOneThingTakesLinearTime(String unit) {
    String text = unit.repeat(1_000_000 / unit.length());
    Assertions.assertTimeout(
        Duration.ofSeconds(10),
        () -> assertThatCode(() -> longest(text)).doesNotThrowAnyException());
  }

  private static void longest(String text) {
    Tokens tokens = Tokens.of(text);
    assertThat(tokens.words().list()).allMatch(term -> term.length() <= 255);
    assertThat(tokens.raw().list()).allMatch(term -> term.length() <= 255);
  }
}
