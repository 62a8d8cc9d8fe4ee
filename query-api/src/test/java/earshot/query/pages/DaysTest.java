package earshot.query.pages;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.query.Wording;
import earshot.query.http.Rig;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DaysTest {
  private final Rig rig = Town.rig();

  @AfterEach
  void close() {
    rig.close();
  }

  @ParameterizedTest
  @CsvSource({
    "۱۴۰۴/۱۲/۱۹, 2026-03-10",
    "1404/12/19, 2026-03-10",
    "۱۴۰۵-۱-۱, 2026-03-21",
    "١٤٠٣/١٢/٣٠, 2025-03-20",
    "۲۰۲۶/۰۳/۱۰, 2026-03-10",
    "2026-03-10, 2026-03-10",
    "10.03.2026, ",
    "۱۴۰۴/۱۲/۳۰, ",
    "1404/13/1, ",
    "2026-02-30, ",
    "yesterday, ",
    "2026-03-10T00:00:00Z, "
  })
  void aDayIsReadByTheCalendarOfItsYear(String written, LocalDate day) {
    assertThat(Days.read(written).orElse(null)).isEqualTo(day);
  }

  @Test
  void itIsWrittenAsItIsRead() {
    Wording persian = new Wording(Days.class, Locale.of("fa"), ZoneOffset.UTC);

    assertThat(Days.written("2026-03-10", persian)).isEqualTo("۱۴۰۴/۱۲/۱۹");
    assertThat(Days.written("some day", persian)).isEqualTo("some day");
    assertThat(Days.read(Days.written("2026-03-10", persian))).contains(LocalDate.of(2026, 3, 10));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/trends", "/digest"})
  void whoReadsPersianTypesPersianDays(String path) {
    String asked = path + "?brand=Acme+Coffee&from=%DB%B1%DB%B4%DB%B0%DB%B4/%DB%B1%DB%B2/%DB%B1";
    String there = rig.get(asked).headers().firstValue("Location").orElseThrow();
    Document page = Jsoup.parse(rig.get(there, "Accept-Language", "fa").body());

    assertThat(there).contains("brand=Acme+Coffee", "from=2026-02-20");
    assertThat(page.select("input[name=from]:not([type=hidden])").attr("value"))
        .isEqualTo("۱۴۰۴/۱۲/۱");
    assertThat(page.select("input[type=date]")).isEmpty();
    assertThat(Jsoup.parse(rig.get(there).body()).select("input[type=date][name=from]").val())
        .isEqualTo("2026-02-20");
  }

  @Test
  void aSearchTellsItsDaysInTheWordsOfWhoReadsIt() {
    Document page = Jsoup.parse(rig.get("/?from=2026-02-20&q=a", "Accept-Language", "fa").body());

    assertThat(page.select(".chips").text()).contains("از ۱ اسفند ۱۴۰۴");
    assertThat(page.select("form.days input[type=hidden][name=q]").val()).isEqualTo("a");
  }

  @Test
  void whatIsNoDayIsRefusedInTheLanguageOfWhoWroteIt() {
    var refused = rig.get("/trends?from=1404/13/1", "Accept", "text/html", "Accept-Language", "fa");

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(Jsoup.parse(refused.body()).select(".sorry p").first().text())
        .startsWith("اینجا باید روز بیاید");
  }
}
