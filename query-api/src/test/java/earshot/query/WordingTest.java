package earshot.query;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.query.pages.Pages;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Changes the language of the machine for a moment. */
@Isolated
class WordingTest {
  private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");

  private static Wording in(String language) {
    return new Wording(Pages.class, Locale.forLanguageTag(language), ZoneOffset.UTC);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | 10 Mar 2026, 12:00 | ltr",
        "fa | ۱۹ اسفند ۱۴۰۴، ۱۲:۰۰ | rtl",
        "hy | 10 մրտ, 2026 թ., 12:00 | ltr",
        "ru | 10 мар. 2026 г., 12:00 | ltr"
      })
  void datesFollowCalendarAndOrderOfTheLanguage(String language, String date, String direction) {
    assertThat(in(language).moment(NOON).replaceAll("[\u00a0\u202f]", " ")).isEqualTo(date);
    assertThat(in(language).direction()).isEqualTo(direction);
  }

  @Test
  void daysAreThoseOfTheZone() {
    Wording yerevan = new Wording(Pages.class, Locale.ENGLISH, ZoneId.of("Asia/Yerevan"));

    assertThat(yerevan.date("yMMMd", NOON.plus(Duration.ofHours(9)))).isEqualTo("11 Mar 2026");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | 1,234.5 | 14K | 81% | 1 mention",
        "fa | ۱٬۲۳۴٫۵ | ۱۴ هزار | ۸۱٪ | ۱ نظر",
        "ru | 1 234,5 | 14 тыс. | 81 % | 1 упоминание"
      })
  void numbersAreWrittenAsReadersDo(
      String language, String number, String compact, String percent, String one) {
    Wording words = in(language);

    assertThat(words.number(1234.5, 1).replace('\u00a0', ' ')).isEqualTo(number);
    assertThat(words.compact(14_200).replace('\u00a0', ' ')).isEqualTo(compact);
    assertThat(words.percent(0.81).replaceAll("[\u200e\u200f\u061c]", "").replace('\u00a0', ' '))
        .isEqualTo(percent);
    assertThat(words.of("search.total", 1)).isEqualTo(one);
  }

  @Test
  void theLanguageOfTheMachineIsNotSpokenToWhoDidNotAskForIt() {
    Locale machine = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("fa"));
      java.util.ResourceBundle.clearCache(Wording.class.getClassLoader());

      assertThat(in("en").of("nav.mentions")).isEqualTo("Mentions");
    } finally {
      Locale.setDefault(machine);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "appstore, hy, App Store",
    "webpage, en, web page",
    "webpage, ru, веб-страница",
    "usenet, fa, usenet"
  })
  void sourcesHaveNamesOfTheirOwnOrAWordOfTheLanguage(String source, String language, String name) {
    assertThat(SourceName.of(source, in(language))).isEqualTo(name);
  }

  @Test
  void languagesHaveNamesAndCodesThatAreNoneStayAsTheyAre() {
    assertThat(in("hy").languageName("hy")).isEqualTo("հայերեն");
    assertThat(in("en").languageName("fa")).isEqualTo("Persian");
    assertThat(in("en").languageName("en\" x=\"")).isEqualTo("en\" x=\"");
  }
}
