package earshot.ingest.recorded;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.ingest.source.Feed;
import earshot.ingest.source.Item;
import earshot.ingest.sources.reddit.RedditSource;
import earshot.mention.Author;
import earshot.mention.Mention;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.junit.jupiter.api.Test;

/** Listings that Reddit once gave, read thing by thing and held against the raw answers. */
class RecordedRedditTest {
  private final Tally tally = new Tally();
  private final List<Mention> found = new ArrayList<>();
  private int recorded;
  private int takenBack;

  @Test
  void listingsAreReadWhole() throws Exception {
    RedditSource source = new RedditSource();
    Map<String, Object> settings =
        Map.of("query", "x", "client-id", "recorded", "client-secret", "recorded");
    Feed feed = source.feeds(new AbstractConfig(source.config(), settings)).getFirst();
    for (JsonNode line : Recorded.lines(Recorded.path("normalized/reddit.jsonl.gz"))) {
      String body = line.path("response").path("body").asText();
      if (line.path("response").path("status").asInt() == 200 && isListing(body)) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String url = line.path("request").path("url").asText();
        compare(Recorded.json(bytes), feed.parse(Recorded.answer(url, bytes)).items());
      }
    }
    System.out.print(tally.table("reddit, " + takenBack + " taken back"));
    assertThat(tally.agreed()).as(tally.differences().toString()).isEqualTo(1);
    assertThat(takenBack).isPositive();
    assertThat(found).hasSize(recorded - takenBack).hasSizeGreaterThan(1_000);
  }

  /** Whole, and of things that somebody said, not of subreddits or messages. */
  private static boolean isListing(String body) {
    return body.startsWith("{\"kind\": \"Listing\"")
        && body.endsWith("}}")
        && body.matches("(?s).{0,200}\"kind\": \"t[13]\".*")
        && !body.contains("\"was_comment\"");
  }

  private void compare(JsonNode listing, List<Item> items) {
    JsonNode children = listing.at("/data/children");
    assertThat(items).hasSize(children.size());
    for (int i = 0; i < items.size(); i++) {
      recorded++;
      JsonNode thing = children.path(i).path("data");
      switch (items.get(i)) {
        case Item.Said said -> compare(thing, said.mention().mention());
        case Item.Gone gone -> {
          takenBack++;
          assertThat(gone.nativeId()).isEqualTo(thing.path("name").asText());
        }
        default -> throw new AssertionError(items.get(i));
      }
    }
  }

  private void compare(JsonNode thing, Mention mention) {
    found.add(mention);
    String id = thing.path("name").asText();
    tally.compare("id", id, id, mention.nativeId());
    String text = thing.path(id.startsWith("t1_") ? "body" : "selftext").asText().strip();
    tally.compare("text", id, text, mention.text().orElse("").strip());
    String author = thing.path("author").asText().replace("[deleted]", "");
    tally.compare("author", id, author, mention.author().flatMap(Author::name).orElse(""));
    Instant time = Instant.ofEpochSecond(thing.path("created_utc").asLong());
    tally.compare("time", id, time, mention.publishedAt().orElse(null));
    tally.compare(
        "address",
        id,
        true,
        mention.url().filter(u -> u.startsWith("https://www.reddit.com/")).isPresent());
  }
}
