package earshot.assess.theme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThemesTest {
  private final Themes themes = shipped();

  private static Themes shipped() {
    try {
      return Themes.shipped();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | The courier lost my parcel | delivery",
        "en | Way too EXPENSIVE for what it is | price",
        "en | The app crashes when I open it | app",
        "en | They refuse to refund me | refund",
        "en | Nobody answers the phone at customer service | support",
        "en | They were closed on Sunday although the site says otherwise | opening-hours",
        "fa | قیمتش خیلی بالاست | price",
        "fa | پیک دیر رسید | delivery",
        "fa | gheymatesh kheyli balast | price",
        "fa | ghazash badmaze bood | taste",
        "hy | Սպասարկումը վատն էր | staff",
        "hy | Կես ժամ սպասեցինք հերթում | waiting",
        "hy | shat tank er | price",
        "hy | araqumy ushacav | delivery",
        "hy | Շատ համեղ էր | taste",
        "ru | Доставка опоздала на неделю | delivery",
        "ru | Приложение вылетает | app",
        "ar | التوصيل تأخر كثيرا | delivery",
        "tr | Çok pahalı | price",
        "tr | Kargo üç gün gecikti | delivery",
        "es | El baño estaba sucio | cleanliness",
        "de | Die Öffnungszeiten stimmen nicht | opening-hours",
        "de | Viel zu teuer | price",
        "fr | La livraison a pris deux semaines | delivery",
        "it | Il personale è maleducato | staff",
        "pt | A qualidade é péssima, quebrou logo | quality",
        "de | Die app crashes ständig | app",
        "fa | سفارشم سه روز دیر رسید | delivery",
        "fa | کالا را پس فرستادم | refund",
        "fa | کارمندها بی‌ادب بودند | staff",
        "fa | بعد از آپدیت بالا نمی‌آید | app",
        "hy | Պատվերս դեռ չի հասել | delivery",
        "hy | Հետ տվեք փողերս | refund",
        "hy | Անորակ է | quality",
        "hy | Կայանելու տեղ չկա | parking",
        "ru | Заказ так и не пришёл | delivery",
        "ru | Недорого | price",
        "ru | Закрылись раньше времени | opening-hours",
        "ru | Мясо пересолено | taste",
        "ar | لم يصل طلبي | delivery",
        "ar | رفضوا إرجاع المنتج | refund",
        "ar | دفعت كثيرا للتوصيل | delivery",
        "ar | الخدمة بطيئة | waiting",
        "xx | доставка | delivery"
      })
  void aStatementIsAboutWhatItsWordsTell(String language, String text, String theme) {
    assertThat(themes.of(text, Optional.of(language))).contains(theme);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ru | Живу в центре города",
        "ru | По дороге домой",
        "ru | Не ожидал такого подарка",
        "hy | Թանկագին ընկերներ, հերթական տոնը շնորհավոր",
        "fa | پست جدیدتان را دیدم",
        "es | Buenas tardes, espero verte",
        "en | I moved here in spring",
        "hy | Բարև ձեզ",
        "en | 👍",
        "en | ''"
      })
  void aboutNothingInParticular(String language, String text) {
    assertThat(themes.of(text, Optional.of(language))).isEmpty();
  }

  @Test
  void theLongestBeginningAndTheMostWordsWin() throws IOException {
    Themes own =
        Themes.read(
            new StringReader("# mine\none\ten\tcup* big_cup\ntwo\ten\tcupboard* cup_of_tea\n"));

    assertThat(own.names()).containsExactly("one", "two");
    assertThat(own.of("a cupboards", Optional.of("en"))).contains("two");
    assertThat(own.of("cups", Optional.of("en"))).contains("one");
    assertThat(own.of("cups and cup of tea", Optional.of("en"))).contains("two");
    assertThat(own.of("tea", Optional.empty())).isEmpty();
  }

  @Test
  void aBrokenLineIsNamed() {
    assertThatThrownBy(() -> Themes.read(new StringReader("a\ten\tb\nnonsense\n")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("line 2");
  }

  @Test
  void anotherListHasAnotherVersion() throws IOException {
    Themes edited =
        Themes.shipped(List.of(new ThemeEdit("parking", Map.of("en", "parking"), true)));

    assertThat(edited.version()).isNotEqualTo(Themes.shipped().version());
    assertThat(Themes.shipped(List.of()).version()).isEqualTo(Themes.shipped().version());
  }

  @Test
  void peopleAddThemesAndWordsAndTakeShippedOnesAway() throws IOException {
    Themes own =
        Themes.shipped(
            List.of(
                new ThemeEdit("parking", Map.of("en", "parking car_park"), true),
                new ThemeEdit("delivery", Map.of("en", "rickshaw"), true),
                new ThemeEdit("price", Map.of("en", "tariff*"), false),
                new ThemeEdit("refund", Map.of(), false)));
    Optional<String> en = Optional.of("en");

    assertThat(own.of("No place in the car park", en)).contains("parking");
    assertThat(own.of("The rickshaw was late", en)).contains("delivery");
    assertThat(own.of("The courier was late", en)).contains("delivery");
    assertThat(own.of("So expensive", en)).isEmpty();
    assertThat(own.of("A new tariff", en)).contains("price");
    assertThat(own.names()).doesNotContain("refund").contains("price", "parking");
    assertThat(themes.of("So expensive", en)).contains("price");
  }
}
