package earshot.deploy.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ShopPagesTest {
  private final Visitor visitor;

  ShopPagesTest() throws Exception {
    visitor = new Visitor();
  }

  @AfterEach
  void close() {
    visitor.close();
  }

  @ParameterizedTest
  @EnumSource(
      value = Shop.class,
      names = {"ARAXI", "SEVANIK"})
  void coffeeHouseAndHotelSpeakLinkedData(Shop shop) throws Exception {
    Document page = page(shop);
    JsonNode root =
        new ObjectMapper().readTree(page.select("script[type=application/ld+json]").first().data());
    JsonNode business = root.has("@graph") ? root.at("/@graph/1") : root;
    assertThat(business.path("@type").asText()).isEqualTo(shop.kind());
    assertThat(business.path("telephone").asText()).isEqualTo(shop.phone());
    assertThat(business.path("openingHours")).hasSameSizeAs(shop.hours());
    assertThat(business.at("/aggregateRating/reviewCount").asInt())
        .isEqualTo(standing(shop).size());
    assertThat(business.path("review").findValuesAsText("reviewBody"))
        .isEqualTo(standing(shop).stream().map(Utterance::text).toList());
    assertThat(business.at("/review/0/reviewRating/ratingValue").asInt())
        .isEqualTo(standing(shop).getFirst().stars().orElseThrow());
    assertThat(page.select("[itemprop]")).isEmpty();
  }

  @Test
  void theBookshopSpeaksMicrodata() throws Exception {
    Document page = page(Shop.VARDIK);
    assertThat(page.select("script")).isEmpty();
    Element business = page.selectFirst("[itemtype=https://schema.org/BookStore]");
    assertThat(business.select("[itemprop=telephone]").text()).isEqualTo(Shop.VARDIK.phone());
    assertThat(business.select("[itemprop=openingHours]").attr("content"))
        .isEqualTo("Mo-Sa 10:00-19:00");
    List<Utterance> said = standing(Shop.VARDIK);
    assertThat(business.select("[itemprop=review] [itemprop=reviewBody]").eachText())
        .isEqualTo(said.stream().map(Utterance::text).toList());
    Element first = business.selectFirst("[itemprop=review]");
    assertThat(first.select("[itemprop=author] [itemprop=name]").text())
        .isEqualTo(said.getFirst().author().name());
    assertThat(first.select("[itemprop=datePublished]").attr("datetime"))
        .isEqualTo(said.getFirst().saidAt().toString());
    assertThat(first.select("[itemprop=reviewRating] [itemprop=ratingValue]").text())
        .isEqualTo(Integer.toString(said.getFirst().stars().orElseThrow()));
  }

  @ParameterizedTest
  @EnumSource(value = Shop.class, names = "ZIPALOO", mode = EnumSource.Mode.EXCLUDE)
  void peopleCanReadThePageAndItKnowsItsAddress(Shop shop) throws Exception {
    Document page = page(shop);
    assertThat(page.select("link[rel=canonical]").attr("href"))
        .isEqualTo(visitor.url() + ShopPages.path(shop));
    assertThat(page.select("article")).hasSameSizeAs(standing(shop));
    assertThat(page.text()).contains(standing(shop).getFirst().text());
  }

  private Document page(Shop shop) throws Exception {
    return Jsoup.parse(visitor.get(ShopPages.path(shop)).body());
  }

  private List<Utterance> standing(Shop shop) {
    return visitor
        .town
        .newestFirst(
            visitor.now(), saying -> saying.channel() == Channel.PAGE && saying.shop() == shop)
        .filter(each -> !each.gone())
        .toList();
  }
}
