package earshot.ingest.recorded;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.ingest.source.Feed;
import earshot.ingest.source.Item;
import earshot.ingest.source.Page;
import earshot.ingest.source.Source;
import earshot.ingest.sources.appstore.AppStoreSource;
import earshot.ingest.sources.hackernews.HackerNewsSource;
import earshot.ingest.sources.mastodon.MastodonSource;
import earshot.mention.Mention;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.kafka.common.config.AbstractConfig;
import org.junit.jupiter.api.Test;

/** What real places once answered gives whole mentions, where somebody keeps the recordings. */
class RecordedPlacesTest {
  private static final Map<String, Predicate<Mention>> FIELDS =
      new TreeMap<>(
          Map.of(
              "author", mention -> mention.author().isPresent(),
              "text", mention -> mention.text().or(mention::title).isPresent(),
              "time", mention -> mention.publishedAt().isPresent(),
              "url", mention -> mention.url().isPresent()));

  @Test
  void hashtagTimelinesOfMastodon() throws Exception {
    Feed feed =
        feed(new MastodonSource(), Map.of("server", "localhost:3000", "hashtags", List.of("hoot")));
    int recorded = 0;
    List<Mention> found = new ArrayList<>();
    for (JsonNode line : Recorded.lines(Recorded.path("normalized/mastodon.jsonl.gz"))) {
      String url = line.path("request").path("url").asText();
      boolean timeline = url.contains("/timelines/tag/") || url.contains("/timelines/public");
      if (timeline && line.path("response").path("status").asInt() == 200) {
        byte[] body = line.path("response").path("body").asText().getBytes(StandardCharsets.UTF_8);
        for (JsonNode status : Recorded.json(body)) {
          recorded +=
              status.path("visibility").asText().equals("public") && status.path("reblog").isNull()
                  ? 1
                  : 0;
        }
        String link = line.path("response").path("headers").path("link").path(0).asText("");
        Page page = feed.parse(Recorded.answer(url, body, "Link", link));
        assertThat(page.position().isPresent()).as(url).isEqualTo(!link.isEmpty());
        found.addAll(said(page));
      }
    }
    report("mastodon", recorded, found);
  }

  @Test
  void reviewsOfTheAppStore() throws Exception {
    int recorded = 0;
    List<Mention> found = new ArrayList<>();
    Feed feed = feed(new AppStoreSource(), Map.of("app", "1", "countries", List.of("jp")));
    for (Map.Entry<String, byte[]> file : Recorded.files(Recorded.path("apple")).entrySet()) {
      for (JsonNode entry : Recorded.json(file.getValue()).path("feed").path("entry")) {
        recorded += entry.has("im:rating") ? 1 : 0;
      }
      found.addAll(said(feed.parse(Recorded.answer("https://itunes.invalid/", file.getValue()))));
    }
    report("appstore", recorded, found);
    assertThat(found).allMatch(review -> review.rating().isPresent(), "has stars");
  }

  @Test
  void commentsOfHackerNews() throws Exception {
    byte[] body =
        Files.readAllBytes(Recorded.path("hackernews/algolia-search_by_date-comments.json"));
    Feed feed = feed(new HackerNewsSource(), Map.of("query", "-\"no such words\""));
    Page page = feed.parse(Recorded.answer("https://hn.invalid/", body));
    report("hackernews", Recorded.json(body).path("hits").size(), said(page));
  }

  static void report(String source, int recorded, List<Mention> found) {
    Map<String, Long> missing = new TreeMap<>();
    FIELDS.forEach(
        (field, there) -> missing.put(field, found.stream().filter(there.negate()).count()));
    System.out.printf(
        "%-10s recorded %4d found %4d missing %s%n", source, recorded, found.size(), missing);
    assertThat(found).as(source).hasSize(recorded).isNotEmpty();
    assertThat(found).as(source).extracting(Mention::nativeId).noneMatch(String::isBlank);
    assertThat(missing.get("author") + missing.get("url")).as("without author or address").isZero();
  }

  private static List<Mention> said(Page page) {
    assertThat(page.items()).noneMatch(Item.Unreadable.class::isInstance);
    return page.items().stream().map(item -> ((Item.Said) item).mention().mention()).toList();
  }

  private static Feed feed(Source source, Map<String, Object> settings) {
    return source.feeds(new AbstractConfig(source.config(), settings)).getFirst();
  }
}
