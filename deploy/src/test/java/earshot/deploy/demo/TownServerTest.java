package earshot.deploy.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TownServerTest {
  private final Visitor visitor;

  TownServerTest() throws Exception {
    visitor = new Visitor();
  }

  @AfterEach
  void close() {
    visitor.close();
  }

  @ParameterizedTest
  @CsvSource({
    "/nowhere, 404",
    "/said/0, 200",
    "/said/999999, 404",
    "/@nobody/5, 404",
    "/robots.txt, 200",
    "/api/v1/statuses/1, 404",
    "/api/v1/search_by_date?page=many, 400",
  })
  void answersWith(String path, int status) throws Exception {
    assertThat(visitor.get(path).statusCode()).isEqualTo(status);
  }

  @Test
  void theOverviewLeadsEverywhere() throws Exception {
    for (Element link : Jsoup.parse(visitor.get("/").body()).select("li a")) {
      assertThat(visitor.get(link.attr("href")).statusCode()).as(link.text()).isEqualTo(200);
    }
  }

  @Test
  void onlyReadersAreServedAndOnlyHere() throws Exception {
    assertThat(visitor.post("/said/0")).isEqualTo(405);
    assertThat(visitor.url().getHost()).isEqualTo("127.0.0.1");
  }

  @Test
  void robotsMayReadTheShopsAndTheFeeds() throws Exception {
    assertThat(visitor.get("/robots.txt").body()).isEqualTo("User-agent: *\nDisallow: /admin/\n");
  }

  @Test
  void whatWasTakenBackIsGoneFromItsOwnPage() throws Exception {
    Utterance gone =
        visitor.town.said(visitor.now().plus(Duration.ofHours(1))).stream()
            .filter(Utterance::gone)
            .findFirst()
            .orElseThrow();
    visitor.at(gone.goneAt().orElseThrow().minusMillis(1));
    String before = visitor.get("/said/" + gone.number()).body();
    visitor.later(Duration.ofMillis(1));
    assertThat(Jsoup.parse(before).text()).contains(gone.text());
    assertThat(visitor.get("/said/" + gone.number()).statusCode()).isEqualTo(410);
    assertThat(visitor.get("/said/" + gone.number()).body()).doesNotContain(gone.text());
  }

  @Test
  void everyPageChangesOnlyWhenTheTownDoes() throws Exception {
    String path = ShopPages.path(Shop.ARAXI);
    String etag = visitor.get(path).headers().firstValue("ETag").orElseThrow();
    assertThat(visitor.get(path, "If-None-Match", "\"other\", " + etag).statusCode())
        .isEqualTo(304);
    visitor.later(Duration.ofMinutes(5));
    assertThat(visitor.get(path, "If-None-Match", etag).statusCode()).isEqualTo(200);
  }
}
