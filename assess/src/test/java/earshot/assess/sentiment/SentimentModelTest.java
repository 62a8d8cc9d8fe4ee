package earshot.assess.sentiment;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.mention.Label;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the shipped model must get right whatever it was trained on. */
class SentimentModelTest {
  private static SentimentModel model;

  @BeforeAll
  static void load() throws IOException {
    model = SentimentModel.shipped();
  }

  private static String label(String text, String language) {
    return model.classify(text, Optional.ofNullable(language)).label().word();
  }

  @ParameterizedTest(name = "{0}: {1} is {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "en | The food was good | positive",
        "en | The food was not good at all | negative",
        "en | I don't recommend this place | negative",
        "en | Worst app ever, it crashes all the time | negative",
        "fa | غذا خوب بود | positive",
        "fa | غذا اصلا خوب نبود | negative",
        "fa | کیفیت افتضاح بود، پیشنهاد نمی‌کنم | negative",
        "hy | Շատ լավ է, շնորհակալություն | positive",
        "hy | Սպասարկումը լավը չէ, խայտառակություն | negative",
        "hy | Shat lav e, shnorhakalutyun | positive",
        "hy | Xaytarakutyun e, amot dzez | negative",
        "ru | Всё понравилось, спасибо | positive",
        "ru | Мне совсем не понравилось, ужасно | negative",
        "ar | الخدمة ممتازة جدا | positive",
        "ar | الخدمة سيئة جدا ولا أنصح به | negative",
        "tr | Ürün çok güzel, teşekkürler | positive",
        "tr | Hiç beğenmedim, berbat | negative",
        "es | Una experiencia maravillosa | positive",
        "de | Das war schrecklich, nie wieder | negative",
        "fr | Très mauvais service, à éviter | negative",
        "it | Tutto bellissimo, grazie | positive",
        "pt | Péssimo, não recomendo | negative"
      })
  void negationTurnsTheFeeling(String language, String text, String expected) {
    assertThat(label(text, language)).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0}: {1} is {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "en | 😍❤️ | positive",
        "en | 😡😡😡 | negative",
        "fa | 😍😍 | positive",
        "hy | 😍👍 | positive",
        "ru | 😡🤮 | negative",
        "ar | 💔😡 | negative"
      })
  void emojiAloneAreEvidence(String language, String text, String expected) {
    assertThat(label(text, language)).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0}: {1} is {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "en | soooooo gooooood | positive",
        "fa | عااااااالی بوووود | positive",
        "hy | շաաաատ լաաաավն է | positive",
        "ru | ужаааасно плооохо | negative",
        "ar | رااااائع جدااااا | positive"
      })
  void stretchedWordsAreUnderstood(String language, String text, String expected) {
    assertThat(label(text, language)).isEqualTo(expected);
  }

  @ParameterizedTest(name = "[{0}]")
  @ValueSource(
      strings = {
        "",
        "   \n\t ",
        "https://acme.example/page",
        "@acme https://t.co/x",
        "12345",
        "...",
        "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD",
        "\uD83D",
        "\uDE00\uDE00",
        "\u0000"
      })
  void noEvidenceIsUnknown(String text) {
    SentimentScore score = model.classify(text, Optional.empty());
    assertThat(score.label()).isEqualTo(Label.UNKNOWN);
    assertThat(score.confidence()).isZero();
  }

  @ParameterizedTest(name = "language {0}")
  @ValueSource(strings = {"en", "xx", "hy", "fa", "", "a-very-long-language-name"})
  void anyLanguageGivesProbabilities(String language) {
    SentimentScore score =
        model.classify("thank you, ահավոր است \uD83D broken 😀 مرحبا", Optional.of(language));
    assertThat(score.negative() + score.neutral() + score.positive())
        .isCloseTo(1, org.assertj.core.data.Offset.offset(1e-6));
    assertThat(score.label()).isNotEqualTo(Label.UNKNOWN);
  }

  @Test
  void armenianLettersNeedNoHint() {
    assertThat(label("Շատ շնորհակալ եմ, հիանալի է", null)).isEqualTo("positive");
  }

  @Test
  void aMegabyteOfTextIsAnswered() {
    assertThat(label("terrible service ".repeat(65_000), "en")).isEqualTo("negative");
    assertThat(label("😀".repeat(500_000), "en")).isEqualTo("positive");
    assertThat(label("a".repeat(1_000_000), "en")).isNotEqualTo("unknown");
  }

  @Test
  void sameTextSameAnswer() {
    assertThat(model.classify("It is fine I guess", Optional.of("en")))
        .isEqualTo(model.classify("It is fine I guess", Optional.of("en")));
  }

  @Test
  void namesItself() {
    assertThat(model.name()).matches("sentiment-2-[0-9a-f]{8}");
  }
}
