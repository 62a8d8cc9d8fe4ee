package earshot.query.pages;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.mention.Brand;
import earshot.mention.Listing;
import earshot.query.Said;
import earshot.query.access.Role;
import earshot.query.http.Rig;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ListingsPageTest {
  private final Rig rig = Town.rig();

  @AfterEach
  void close() {
    rig.close();
  }

  private Document page() {
    return Jsoup.parse(rig.get("/listings").body());
  }

  @Test
  void whatAPlaceStatesOtherwiseStandsBesideWhatWasDeclared() {
    rig.listings.add(
        new Listing("feed", "javascript:x", "phone", "1", List.of("Acme Coffee"), Said.NOW));

    assertThat(page().select("main > p").text()).isEqualTo("2 facts differ from what you declared");
    assertThat(page().select("tbody tr").first().text())
        .isEqualTo(
            "https://reviews.example/acme web page Acme Coffee phone +374 10 000000"
                + " +374 10 999999 just now");
    assertThat(page().select("main > table tbody a").eachAttr("href"))
        .containsExactly("https://reviews.example/acme");
  }

  @Test
  void agreementIsSaid() {
    rig.listings.clear();

    assertThat(page().select("main > p").text())
        .isEqualTo("Everything agrees with what you declared");
  }

  @Test
  void whatIsDeclaredNowhereIsExplained() {
    rig.brands.clear();
    rig.brands.add(new Brand("Acme Coffee", Optional.empty()));

    assertThat(page().select(".empty h2").text()).isEqualTo("Nothing is declared yet");
  }

  @Test
  void aPriceTellsWhatItIsOf() {
    rig.brands.set(
        0, new Brand("Acme Coffee", Optional.empty(), Map.of("price of espresso", "900 AMD")));
    rig.listings.set(
        0,
        new Listing(
            "webpage", "p", "price of espresso", "950 AMD", List.of("Acme Coffee"), Said.NOW));

    assertThat(page().select("tbody td").eachText()).contains("price: espresso");
  }

  private HttpResponse<String> say(String form) {
    return rig.post("/listings", form, "Content-Type", "application/x-www-form-urlencoded");
  }

  @Test
  void peopleSayWhatIsTrueWhereTheFileDoesNot() {
    Document form = Jsoup.parse(rig.get("/listings?brand=Acme+Coffee").body());
    assertThat(form.select("[name=fact.phone]").first().hasAttr("disabled")).isTrue();
    assertThat(form.select("label:has([name=fact.phone]) span").text()).contains("earshot.yml");
    assertThat(form.select("[name=fact.website]").first().hasAttr("disabled")).isFalse();
    rig.listings.set(
        0,
        new Listing(
            "webpage", "p", "price of espresso", "950 AMD", List.of("Acme Coffee"), Said.NOW));

    HttpResponse<String> kept =
        say("brand=Acme+Coffee&fact.website=&thing=Espresso&price=900+AMD&thing=&price=");

    assertThat(kept.statusCode()).isEqualTo(303);
    assertThat(page().select("main > table tbody td").eachText())
        .contains("price: espresso", "900 AMD", "950 AMD");
    assertThat(page().select("#truth td").first().text())
        .isEqualTo("phone +374 10 000000 price: espresso 900 AMD");
  }

  @Test
  void whatIsNotTakenIsSaidAndStaysInTheForm() {
    HttpResponse<String> refused = say("brand=Acme+Coffee&fact.hours=%3Cb%3Ewhenever");
    Document form = Jsoup.parse(refused.body());

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(form.select("[role=alert]").text()).startsWith("Opening hours are due like these");
    assertThat(form.select("[role=alert]").hasAttr("lang")).isFalse();
    assertThat(form.select("[name=fact.hours]").val()).isEqualTo("<b>whenever");
  }

  @Test
  void phonesAreReadFromTheLeftWhateverThePageIs() {
    Document persian = Jsoup.parse(rig.get("/listings", "Cookie", "language=fa").body());

    assertThat(persian.select("#truth bdi:contains(+374)").attr("dir")).isEqualTo("ltr");
    assertThat(persian.select("td bdi.trouble").attr("dir")).isEqualTo("ltr");
    assertThat(ListingsView.direction("خیابان ۵")).isEqualTo("auto");
  }

  @Test
  void whoOnlyReadsSeesNoForm() {
    HttpResponse<String> read =
        rig.get("/listings?brand=Acme+Coffee", "Authorization", "Bearer " + rig.token(Role.AGENT));

    assertThat(Jsoup.parse(read.body()).select("#truth td").first().text()).contains("phone");
    assertThat(Jsoup.parse(read.body()).select("#truth form, #truth a")).isEmpty();
  }
}
