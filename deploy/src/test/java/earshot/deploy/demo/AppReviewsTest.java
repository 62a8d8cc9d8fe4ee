package earshot.deploy.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AppReviewsTest {
  private final Visitor visitor;

  AppReviewsTest() throws Exception {
    visitor = new Visitor();
  }

  @AfterEach
  void close() {
    visitor.close();
  }

  @ParameterizedTest
  @CsvSource({"us,APP_US", "am,APP_AM"})
  void eachCountryHasItsReviewsFiftyAPage(String country, Channel channel) throws Exception {
    visitor.later(Duration.ofMinutes(36));
    List<Utterance> said =
        visitor
            .town
            .newestFirst(visitor.now(), saying -> saying.channel() == channel)
            .filter(each -> !each.gone())
            .toList();
    List<String> texts = new ArrayList<>();
    for (int page = 1; page <= 3; page++) {
      JsonNode entries = visitor.json(path(country, page)).at("/feed/entry");
      assertThat(entries).hasSizeLessThanOrEqualTo(50);
      entries.forEach(entry -> texts.add(entry.at("/content/label").asText()));
    }
    assertThat(said).hasSizeGreaterThan(100);
    assertThat(texts).isEqualTo(said.stream().limit(150).map(Utterance::text).toList());
  }

  @Test
  void everyLeafIsALabel() throws Exception {
    JsonNode entry = visitor.json(path("us", 1)).at("/feed/entry/0");
    assertThat(entry.at("/id/label").asText()).matches("\\d{11}");
    assertThat(entry.at("/author/name/label").asText()).isNotBlank();
    assertThat(entry.at("/title/label").asText()).isNotBlank();
    assertThat(entry.at("/im:rating/label").asText()).matches("[1-5]");
    assertThat(entry.at("/im:version/label").asText()).matches("4\\.\\d\\.\\d");
    assertThat(Instant.parse(entry.at("/updated/label").asText())).isBefore(visitor.now());
    assertThat(entry.at("/content/attributes/type").asText()).isEqualTo("text");
  }

  @Test
  void noReviewsMeansNoEntryAndOneReviewIsAnObject() throws Exception {
    Utterance first =
        visitor.town.said(visitor.now()).stream()
            .filter(each -> each.channel() == Channel.APP_US)
            .findFirst()
            .orElseThrow();
    visitor.at(first.saidAt().minusMillis(1));
    assertThat(visitor.json(path("us", 1)).at("/feed/entry").isMissingNode()).isTrue();
    visitor.at(first.saidAt());
    JsonNode entry = visitor.json(path("us", 1)).at("/feed/entry");
    assertThat(entry.isObject()).isTrue();
    assertThat(entry.at("/content/label").asText()).isEqualTo(first.text());
  }

  @Test
  void thereAreTenPagesAndOneApp() throws Exception {
    assertThat(visitor.get(path("us", 11)).statusCode()).isEqualTo(400);
    assertThat(visitor.json(path("us", 10)).at("/feed/entry").isMissingNode()).isTrue();
    assertThat(visitor.json(path("fr", 1)).at("/feed/entry").isMissingNode()).isTrue();
    String otherApp = path("us", 1).replace(AppReviews.APP, "1");
    assertThat(visitor.json(otherApp).at("/feed/entry").isMissingNode()).isTrue();
  }

  private static String path(String country, int page) {
    return "/%s/rss/customerreviews/page=%d/id=%s/sortby=mostrecent/json"
        .formatted(country, page, AppReviews.APP);
  }
}
