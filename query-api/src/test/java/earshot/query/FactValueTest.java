package earshot.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FactValueTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | hours | mon-fri 08:00-21:00; sat 10 AM - 4 PM | Mon–Fri 08:00–21:00 · Sat 10:00–16:00",
        "en | hours | Mo,We 08:00-12:00,13:00-17:00 | Mon 08:00–12:00, 13:00–17:00 · Wed 08:00–12:00, 13:00–17:00",
        "ru | hours | 24/7 | пн–вс 00:00–00:00",
        "fa | hours | Mo-Tu 08:00-20:00 | دوشنبه–سه‌شنبه ۸:۰۰–۲۰:۰۰",
        "fa | hours | by appointment | by appointment",
        "fa | phone | +374 10 000000 | +374 10 000000"
      })
  void hoursAreToldInTheReadersDays(String language, String fact, String value, String told) {
    Wording words = new Wording(FactName.class, Locale.of(language), ZoneOffset.ofHours(4));

    assertThat(FactValue.of(fact, value, words)).isEqualTo(told);
  }
}
