package earshot.query.pages;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.mention.MentionId;
import earshot.mention.Removed;
import earshot.query.Said;
import earshot.query.http.Rig;
import earshot.query.http.Routes;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DigestPageTest {
  private final Rig rig =
      Sample.fill(
          new Rig(
              store -> store,
              wiring -> {
                Pages pages = new Pages(wiring, new Kept());
                return new Routes[] {
                  pages,
                  new MentionPage(pages, wiring, new OwnTemplates()),
                  new DigestPage(pages, wiring)
                };
              }));

  @AfterEach
  void close() {
    rig.close();
  }

  private HttpResponse<String> get(String path) {
    return rig.get(path, "Accept", "text/html");
  }

  @Test
  void itShowsWhatReceiversSee() {
    rig.knowing("Acme Coffee");
    HttpResponse<String> answer = get("/digest?brand=Acme+Coffee&from=2026-01-01&language=fa");
    Document page = Jsoup.parse(answer.body());

    assertThat(page.select(".letter [dir=rtl] h1").text()).contains("Acme Coffee");
    assertThat(page.select(".letter script, .letter img")).isEmpty();
    assertThat(page.select("select[name=language] option[selected]").attr("value")).isEqualTo("fa");
    assertThat(page.select("nav a[aria-current=page]").text()).isEqualTo("Digest");
    assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("style-src 'self' 'unsafe-inline'", "script-src 'self';");
  }

  @Test
  void withoutABrandItIsAboutTheFirst() {
    assertThat(Jsoup.parse(get("/digest").body()).select(".empty h1").text())
        .isEqualTo("No brand yet");
    rig.knowing("Acme Coffee");

    assertThat(get("/digest?language=ru").headers().firstValue("Location"))
        .contains("/digest?language=ru&brand=Acme+Coffee");
    assertThat(get("/digest?brand=None").statusCode()).isEqualTo(404);
  }

  @Test
  void itsDaysAreThoseOfWhoeverLooksUntilAnotherZoneIsChosen() {
    rig.knowing("Acme Coffee");

    assertThat(rig.get("/digest", "Cookie", "zone=Asia/Yerevan").headers().firstValue("Location"))
        .contains("/digest?brand=Acme+Coffee&zone=Asia%2FYerevan");
    assertThat(chosenZone("&zone=Asia/Yerevan")).isEqualTo("Asia/Yerevan");
    assertThat(chosenZone("&zone=%2B04:00")).isEqualTo("+04:00");
    assertThat(chosenZone("")).isEmpty();
  }

  @Test
  void itsDaysBeginAtMidnightOfTheZoneThatIsChosen() {
    rig.knowing("Acme Coffee");
    String days = "/digest?brand=Acme+Coffee&from=2026-03-01&to=2026-03-07&zone=Asia/Yerevan";
    Document page = Jsoup.parse(get(days).body());

    assertThat(page.select(".letter a[href*=from]").eachAttr("href"))
        .map(href -> URLDecoder.decode(href, StandardCharsets.UTF_8))
        .anyMatch(href -> href.contains("from=2026-02-28T20:00:00Z&to=2026-03-07T20:00:00Z"));
    assertThat(page.select("[name=from]").attr("value")).isEqualTo("2026-03-01");
  }

  private String chosenZone(String more) {
    Document page = Jsoup.parse(get("/digest?brand=Acme+Coffee" + more).body());
    return page.select("select[name=zone] option[selected]").first().attr("value");
  }

  @Test
  void aQuoteLeadsToItsMention() {
    rig.knowing("Acme Coffee");
    Document page = Jsoup.parse(get("/digest?brand=Acme+Coffee&from=2026-01-01").body());
    String link = page.select(".letter a[href*=/mentions/]").first().attr("href");
    String path = link.substring(link.indexOf("/mentions/"));

    assertThat(Jsoup.parse(get(path).body()).select(".card")).hasSize(1);
    assertThat(get("/mentions/none-abc").statusCode()).isEqualTo(404);
  }

  @Test
  void whatIsGoneIsListedWithoutItsWords() {
    Removed gone =
        new Removed(
            new MentionId("appstore-x"),
            List.of("Acme Coffee"),
            Said.NOW.minus(Duration.ofDays(30)),
            Said.NOW.minus(Duration.ofHours(5)),
            Removed.By.PERSON,
            false);
    rig.knowing("Acme Coffee").removed.add(gone);
    Document letter = Jsoup.parse(get("/digest?brand=Acme+Coffee").body());
    String link = letter.select(".letter a[href*=/digest/removed]").attr("href");
    Document page = Jsoup.parse(get(link.substring(link.indexOf("/digest"))).body());

    assertThat(page.select("tbody tr").eachText())
        .containsExactly("App Store Acme Coffee 8 Feb 2026 5 h ago somebody here");
    String table = page.select("a[href^=/api/v1/export]").attr("href");
    assertThat(rig.get(table).body().lines()).hasSize(2);
    assertThat(get("/digest/removed?brand=Other").body()).contains("Nothing was removed");
    assertThat(get("/digest/removed?from=soon").statusCode()).isEqualTo(400);
  }
}
