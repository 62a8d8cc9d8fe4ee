package earshot.query.pages;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.mention.Brand;
import earshot.mention.Listing;
import earshot.query.Said;
import earshot.query.http.Rig;
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
            "https://reviews.example/acme webpage Acme Coffee phone +374 10 000000"
                + " +374 10 999999 just now");
    assertThat(page().select("tbody a").eachAttr("href"))
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
}
