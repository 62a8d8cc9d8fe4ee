package earshot.ingest.recorded;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import earshot.ingest.source.Feed;
import earshot.ingest.source.Item;
import earshot.ingest.source.Page;
import earshot.ingest.source.Times;
import earshot.ingest.sources.bluesky.BlueskySource;
import earshot.mention.Author;
import earshot.mention.Mention;
import earshot.mention.MentionJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.config.AbstractConfig;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Events that a Jetstream once sent, and posts that the API once gave, sent as events. */
class RecordedBlueskyTest {
  private static final String POSTS = "app.bsky.feed.post";

  @AfterAll
  static void print() {
    ConformanceTable.print();
  }

  @Test
  void everyKindOfEventIsUnderstoodAndThePostIsHeard() throws Exception {
    List<JsonNode> events = Recorded.lines(Recorded.path("bluesky/jetstream-v1-golden.jsonl"));
    List<Item> items = new ArrayList<>();
    int posts = 0;
    for (JsonNode event : events) {
      JsonNode text = event.at("/commit/record/text");
      posts += text.isTextual() ? 1 : 0;
      Page page = read(event, text.asText("nobody says this"));
      assertThat(page.position()).contains(event.path("time_us").asText());
      items.addAll(page.items());
    }
    ConformanceTable.row("bluesky", posts, items.size(), 0);
    assertThat(items).hasSize(posts).isNotEmpty().allMatch(Item.Said.class::isInstance);
  }

  @Test
  void postsOfTheApiAreReadWhole() throws Exception {
    Map<String, JsonNode> posts = new TreeMap<>();
    for (JsonNode line : Recorded.lines(Recorded.path("normalized/bluesky.jsonl.gz"))) {
      String body = line.path("response").path("body").asText();
      if (body.startsWith("{") && body.endsWith("}")) {
        collect(MentionJson.MAPPER.readTree(body), posts);
      }
    }
    Tally tally = new Tally();
    for (Map.Entry<String, JsonNode> post : posts.entrySet()) {
      Page page =
          read(event(post.getKey(), post.getValue()), post.getValue().path("text").asText());
      compare(
          tally,
          post.getKey(),
          post.getValue(),
          ((Item.Said) page.items().getFirst()).mention().mention());
    }
    ConformanceTable.row("bluesky", posts.size(), posts.size(), tally.differences().size());
    assertThat(posts).hasSizeGreaterThan(20);
    assertThat(tally.agreed()).as(tally.differences().toString()).isEqualTo(1);
  }

  /** All posts with words anywhere in an answer, by their address. */
  private static void collect(JsonNode node, Map<String, JsonNode> posts) {
    JsonNode record = node.has("record") ? node.get("record") : node.path("value");
    boolean worded = record.path("text").asText().matches("(?s).*\\p{L}.*");
    if (node.path("uri").asText().contains("/" + POSTS + "/") && worded) {
      posts.put(node.get("uri").asText(), record);
    }
    node.forEach(child -> collect(child, posts));
  }

  private static ObjectNode event(String uri, JsonNode record) {
    String[] parts = uri.split("/");
    ObjectNode event = MentionJson.MAPPER.createObjectNode();
    event
        .put("did", parts[2])
        .put("time_us", Instant.parse("2026-11-01T12:00:00Z").getEpochSecond() * 1_000_000)
        .put("kind", "commit");
    event
        .putObject("commit")
        .put("operation", "create")
        .put("collection", POSTS)
        .put("rkey", parts[4])
        .set("record", record);
    return event;
  }

  private static void compare(Tally tally, String uri, JsonNode record, Mention mention) {
    tally.compare("id", uri, uri, mention.nativeId());
    tally.compare(
        "text", uri, record.path("text").asText().strip(), mention.text().orElse("").strip());
    tally.compare(
        "author", uri, uri.split("/")[2], mention.author().flatMap(Author::handle).orElse(null));
    tally.compare(
        "time",
        uri,
        Times.parse(record.path("createdAt").asText()).orElseThrow(),
        mention.publishedAt().orElse(null));
    String root = record.at("/reply/root/uri").asText(null);
    tally.compare("thread", uri, root, mention.thread().orElse(null));
  }

  /** The event as one hears it who listens for a word of it. */
  private static Page read(JsonNode event, String text) throws Exception {
    String word = text.replaceFirst("(?s)^[^\\p{L}\\p{N}]*([\\p{L}\\p{M}\\p{N}]+).*", "$1");
    BlueskySource source = new BlueskySource();
    Map<String, Object> settings = Map.of("words", List.of(word));
    Feed feed = source.feeds(new AbstractConfig(source.config(), settings)).getFirst();
    return feed.parse(Recorded.answer("https://jetstream.invalid/", event.toString()));
  }
}
