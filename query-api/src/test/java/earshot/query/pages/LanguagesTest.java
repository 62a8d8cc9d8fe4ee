package earshot.query.pages;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.query.http.Rig;
import java.net.http.HttpResponse;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguagesTest {
  private static final String FORM = "application/x-www-form-urlencoded";

  private final Rig rig = Town.rig();

  @AfterEach
  void close() {
    rig.close();
  }

  private Document page(String path, String... headers) {
    return Jsoup.parse(rig.get(path, headers).body());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "fa-IR,en;q=0.5 | fa | rtl",
        "de, hy;q=0.8, ru;q=0.9 | ru | ltr",
        "hy | hy | ltr",
        "de | en | ltr",
        "*;q=x, , | en | ltr"
      })
  void theBrowserAsksForALanguage(String asked, String language, String direction) {
    Document page = page("/", "Accept-Language", asked);

    assertThat(page.select("html").attr("lang")).isEqualTo(language);
    assertThat(page.select("html").attr("dir")).isEqualTo(direction);
  }

  @Test
  void whatSomebodyChoseCountsMore() {
    HttpResponse<String> chosen =
        rig.post("/language", "language=hy&here=/sources?a=b", "Content-Type", FORM);
    String cookie = chosen.headers().firstValue("Set-Cookie").orElseThrow();

    assertThat(chosen.statusCode()).isEqualTo(303);
    assertThat(chosen.headers().firstValue("Location")).contains("/sources?a=b");
    String kept = cookie.substring(0, cookie.indexOf(';'));
    Document page = page("/", "Cookie", kept, "Accept-Language", "fa");
    assertThat(page.select("html").attr("lang")).isEqualTo("hy");
    assertThat(page.select(".languages [aria-current]").text()).isEqualTo("հայերեն");
    assertThat(page("/", "Cookie", "language=xx").select("html").attr("lang")).isEqualTo("en");
  }

  @Test
  void aLanguageThatThereIsNotIsNotKept() {
    assertThat(
            rig.post("/language", "language=../x", "Content-Type", FORM)
                .headers()
                .firstValue("Set-Cookie"))
        .isEmpty();
    assertThat(
            rig.post(
                    "/language", "language=fa", "Content-Type", FORM, "Origin", "https://x.example")
                .statusCode())
        .isEqualTo(403);
  }

  @Test
  void datesNumbersAndProblemsAreInTheLanguageToo() {
    Document sources = page("/sources", "Accept-Language", "fa");
    Document problem = page("/?q=)", "Accept-Language", "ru", "Accept", "text/html");

    assertThat(sources.select(".feeds > li:contains(United States) dl").text())
        .contains("۱۵ اسفند ۱۴۰۴، ۱۲:۰۰ تا ۱۷ اسفند ۱۴۰۴، ۱۲:۰۰ UTC");
    assertThat(problem.select("h1").text()).isEqualTo("Такой поиск невозможен");
  }

  /** Nothing that a bundle should hold is left in English. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/sources?type=mastodon",
        "/alerts",
        "/trends?split=source",
        "/settings",
        "/setup",
        "/templates",
        "/rules?when=cold",
        "/brands",
        "/groups",
        "/listings",
        "/digest?brand=Bolt+Tea"
      })
  void nothingOfOursIsInAnotherLanguage(String path) {
    Document page = page(path, "Accept-Language", "fa");
    page.select("bdi, code, kbd, script, option, .said, .name, .export a, [lang]:not(html)")
        .remove();
    page.select(".where, .foot, .group h2, .letter, time, .chip").remove();
    page.select(".help, .trouble, svg").remove(); // the query language, words of places, names

    String left = page.select("body").text().replaceAll("UTC|API|Earshot|earshot\\.yml", "");
    assertThat(left).doesNotContainPattern("[A-Za-z]{3,}");
  }
}
