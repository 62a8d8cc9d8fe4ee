package earshot.query.pages;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.mention.Coverage;
import earshot.mention.Listing;
import earshot.query.http.Rig;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SettingsPageTest {
  private static final String FORM = "application/x-www-form-urlencoded";

  private final Rig rig = new Rig(store -> store, EveryPage::of);

  @AfterEach
  void close() {
    rig.close();
  }

  private Document page(String path, String... headers) {
    return Jsoup.parse(rig.get(path, headers).body());
  }

  private HttpResponse<String> post(String path, String form) {
    return rig.post(path, form, "Content-Type", FORM, "Accept", "text/html");
  }

  @Test
  void timesAreThoseOfTheZoneThatSomebodyChose() {
    String kept =
        post("/zone", "zone=Asia/Yerevan").headers().firstValue("Set-Cookie").orElseThrow();

    assertThat(kept).startsWith("zone=Asia/Yerevan;").contains("HttpOnly");
    Document page = page("/settings", "Cookie", "zone=Asia/Yerevan; language=hy");
    assertThat(page.select("option[selected]").text()).isEqualTo("Երևան (+04:00)");
    assertThat(page.select("main .quiet").first().text()).contains("16:00 Երևան");
    assertThat(post("/zone", "zone=Mars/Crater").headers().firstValue("Set-Cookie").orElseThrow())
        .contains("zone=;", "Expires=Thu, 01 Jan 1970");
  }

  @Test
  void weightsAreChangedWhereTheFileDoesNotSayThem() {
    Document before = page("/settings");
    assertThat(before.select("#weight-stars").attr("value")).isEqualTo("20");
    assertThat(before.select("#weight-waiting").hasAttr("disabled")).isTrue();

    assertThat(post("/settings/weights", "weight.stars=45").statusCode()).isEqualTo(303);
    assertThat(page("/settings").select("#weight-stars").attr("value")).isEqualTo("45");
    assertThat(post("/settings/weights", "weight.waiting=45").statusCode()).isEqualTo(409);
    assertThat(post("/settings/weights", "weight.stars=lots").statusCode()).isEqualTo(400);
  }

  @Test
  void whatTheFileSaysIsShownWithWhereItComesFrom() {
    assertThat(page("/settings").select(".declared tbody tr").text())
        .isEqualTo("http.port 8080 preset");
  }

  @Test
  void aBrandIsTriedKeptAndForgotten() {
    Document tried = page("/brands?name=Bolt&query=bolt+OR+(bolt+AND+tea)");
    assertThat(tried.select("[role=status]").text()).startsWith("Nothing of the last 28 days");
    assertThat(tried.select(".trouble").text()).startsWith("dead clause");

    assertThat(post("/brands", "name=Bolt&query=bolt").statusCode()).isEqualTo(303);
    Document page = page("/brands");
    assertThat(page.select("tbody tr").eachText())
        .containsExactly("Acme Coffee \"acme coffee\" from earshot.yml", "Bolt bolt Change Remove");
    assertThat(post("/brands", "name=Acme+Coffee&query=x").statusCode()).isEqualTo(409);
    assertThat(post("/brands", "name=Bolt&query=)").statusCode()).isEqualTo(400);
    assertThat(post("/brands/forget", "name=Bolt").statusCode()).isEqualTo(303);
    assertThat(page("/brands").select("tbody tr")).hasSize(1);
  }

  @Test
  void anAddressToSendStandsBesideThePlaceThatStatesIt() {
    Instant now = Instant.parse("2026-03-10T12:00:00Z");
    List<String> brands = List.of("Acme Coffee");
    String link = "https://s.example/r/31";
    rig.listings.add(new Listing("surveymonkey", "7/links", "link 31", link, brands, now));
    rig.coverage.add(
        new Coverage(
            "surveymonkey:7/links",
            "surveymonkey",
            "7/links",
            brands,
            "complete",
            List.of(),
            List.of(),
            0,
            0,
            0,
            Optional.of(now),
            Optional.of(now),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));
    Document page = page("/sources");
    assertThat(page.select(".feeds dl a").attr("href")).isEqualTo(link);
    assertThat(page.select(".feeds dl > div:has(a)").text()).isEqualTo("To send: " + link);
  }

  private static String trouble(HttpResponse<String> refused) {
    Document page = Jsoup.parse(refused.body());
    return page.select("#refusal:not(:has([lang]))").text()
        + " at "
        + page.select("[aria-describedby=refusal], fieldset:has([autofocus]) [autofocus]")
            .attr("name");
  }

  @Test
  void aPlaceIsAddedByItsForm() {
    rig.knowing("Acme Coffee");
    Document form = page("/sources?type=mastodon");
    assertThat(form.select(".place-of").text()).endsWith("from earshot.yml");
    assertThat(form.select("input[name^=set.]").eachAttr("name"))
        .containsExactly("set.server", "set.hashtags", "set.token", "set.every");
    assertThat(form.select("input[name=brand][checked]")).hasSize(1);
    assertThat(form.select(".known dt").eachText()).hasSize(9).doesNotHaveDuplicates();
    assertThat(form.select(".known dd").text())
        .contains("Posts for followers.", "offers everything", "official description of its API");
    assertThat(form.select("label:has([name=set.every])").text())
        .isEqualTo("From walk to walk every Unset, it is 1h.");

    HttpResponse<String> refused = post("/sources", "type=mastodon&brand=Acme+Coffee");
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(trouble(refused)).isEqualTo("Something is due here. at set.server");
    assertThat(trouble(post("/sources", "type=mastodon&set.server=x")))
        .startsWith("Choose at least one brand");
    assertThat(
            trouble(post("/sources", "type=mastodon&brand=Acme+Coffee&set.server=x&set.token=y")))
        .isEqualTo(
            "Keep the secret itself out of here; write where it stands, as ${env:NAME} or"
                + " ${file:/path}: \u2068token\u2069 at set.token");

    String good = "type=mastodon&brand=Acme+Coffee&set.server=toots.example&set.hashtags=a";
    assertThat(post("/sources", good).statusCode()).isEqualTo(303);
    assertThat(page("/sources").select(".place-of").last().text())
        .isEqualTo("Mastodon Acme Coffee hashtags: a · server: toots.example Pause Remove");
    assertThat(post("/sources/p0/pause", "paused=true").statusCode()).isEqualTo(303);
    assertThat(page("/sources").select(".place-of").last().text())
        .endsWith("paused Listen again Remove");
    assertThat(post("/sources/webpage-1/pause", "paused=true").statusCode()).isEqualTo(409);
  }
}
