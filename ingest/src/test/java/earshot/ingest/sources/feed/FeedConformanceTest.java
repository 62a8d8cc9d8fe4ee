package earshot.ingest.sources.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.ingest.recorded.ConformanceTable;
import earshot.ingest.recorded.Recorded;
import earshot.ingest.recorded.Tally;
import earshot.ingest.source.Fetched;
import earshot.ingest.source.PlainText;
import earshot.ingest.source.Times;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two other projects' feeds with their expectations, where somebody keeps them. */
class FeedConformanceTest {
  private static final HttpUrl HERE = HttpUrl.get("http://feed.invalid/feed");
  private static final Pattern PARSED =
      Pattern.compile(
          "not bozo and entries\\[0\\]\\['(?:published|updated|created)_parsed'\\] == \\((\\d+), (\\d+), (\\d+), (\\d+), (\\d+), (\\d+),.*");

  @Test
  @Timeout(120)
  void everyFeedOfFeedparserIsReadOrRefusedBecauseItHoldsNothing() throws IOException {
    Map<String, byte[]> feeds = Recorded.tar(Recorded.path("feeds/feedparser-tests-all.tar.gz"));
    Map<String, Integer> refused = new HashMap<>();
    List<String> lost = new ArrayList<>();
    int items = 0;
    long slowest = 0;
    String slow = "";
    for (Map.Entry<String, byte[]> feed : feeds.entrySet()) {
      long start = System.nanoTime();
      try {
        items += SyndicatedFeed.read(asServed(feed.getValue())).entries().size();
      } catch (IOException e) {
        refused.merge(e.getMessage(), 1, Integer::sum);
        String source = new String(feed.getValue(), StandardCharsets.ISO_8859_1);
        if (source.contains("<item") || source.contains("<entry")) {
          lost.add(feed.getKey());
        }
      }
      if (System.nanoTime() - start > slowest) {
        slowest = System.nanoTime() - start;
        slow = feed.getKey();
      }
    }
    System.out.printf(
        "feedparser: %d feeds, %d items, slowest %d ms (%s), refused %s%n",
        feeds.size(), items, Duration.ofNanos(slowest).toMillis(), slow, refused);
    assertThat(feeds.keySet()).filteredOn(name -> name.endsWith(".xml")).hasSize(2106);
    assertThat(lost).as("feeds with items that were refused").isEmpty();
  }

  @Test
  void feedparserReadsTheSameMoments() throws IOException {
    Tally tally = new Tally();
    Map<String, byte[]> feeds = Recorded.tar(Recorded.path("feeds/feedparser-tests-all.tar.gz"));
    for (Map.Entry<String, byte[]> feed : feeds.entrySet()) {
      Matcher expected = PARSED.matcher(expectation(feed.getValue()));
      if (expected.matches()) {
        String moment =
            "%4s-%2s-%2sT%2s:%2s:%2sZ"
                .formatted(
                    expected.group(1),
                    expected.group(2),
                    expected.group(3),
                    expected.group(4),
                    expected.group(5),
                    expected.group(6))
                .replace(' ', '0');
        Entry entry = SyndicatedFeed.read(asServed(feed.getValue())).entries().getFirst();
        Object ours = entry.published() != null ? entry.published() : entry.updated();
        tally.compare("date", feed.getKey(), Times.parse(moment).orElseThrow(), ours);
      }
    }
    System.out.println(tally.table("feedparser's moments"));
    assertThat(tally.differences()).isEmpty();
  }

  @Test
  void gofeedReadsTheSame() throws IOException {
    Tally tally = new Tally();
    Map<String, byte[]> files = Recorded.tar(Recorded.path("feeds/gofeed-testdata-all.tar.gz"));
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      expected(files, file.getKey())
          .ifPresent(expected -> compare(tally, file.getKey(), file.getValue(), expected));
    }
    System.out.println(tally.table("gofeed's pairs"));
    ConformanceTable.row("feed", 0, 0, tally.differences().size());
    ConformanceTable.print();
    tally.differences().forEach(System.out::println);
    assertThat(tally.agreed()).isGreaterThanOrEqualTo(0.99);
  }

  private static Optional<JsonNode> expected(Map<String, byte[]> files, String name) {
    byte[] expectation =
        name.endsWith(".xml")
            ? files.get(name.replace(".xml", ".json"))
            : files.get(name.replace(".json", "_expected.json"));
    return Optional.ofNullable(expectation)
        .map(Recorded::json)
        .filter(JsonNode::isObject)
        .filter(json -> json.has("items") || json.has("entries"));
  }

  private static void compare(Tally tally, String name, byte[] body, JsonNode expected) {
    List<Entry> ours;
    try {
      ours = SyndicatedFeed.read(asServed(body)).entries();
    } catch (IOException e) {
      ours = List.of();
    }
    JsonNode theirs = expected.has("items") ? expected.path("items") : expected.path("entries");
    tally.compare("items", name, theirs.size(), ours.size());
    ConformanceTable.row("feed", theirs.size(), ours.size(), 0);
    for (int i = 0; i < Math.min(theirs.size(), ours.size()); i++) {
      compare(tally, name, theirs.get(i), ours.get(i));
    }
  }

  private static void compare(Tally tally, String name, JsonNode theirs, Entry ours) {
    String title = text(theirs.path("title"));
    tally.compare("title", name, title == null ? null : PlainText.line(title), ours.title());
    tally.compare("id", name, id(theirs), ours.id());
    tally.compare("link", name, link(theirs), ours.link());
    String date =
        text(
            theirs.path("publishedParsed"),
            theirs.path("pubDateParsed"),
            theirs.path("date_published"),
            theirs.path("updatedParsed"),
            theirs.path("date_modified"));
    Object moment = ours.published() != null ? ours.published() : ours.updated();
    tally.compare("date", name, date == null ? null : Times.parse(date).orElseThrow(), moment);
    tally.compare(
        "author", name, author(theirs), ours.author().map(Entry.Person::name).orElse(null));
  }

  private static @Nullable String id(JsonNode theirs) {
    String id = text(theirs.path("guid").path("value"), theirs.path("guid"), theirs.path("id"));
    return id == null ? null : id.strip();
  }

  private static @Nullable String link(JsonNode theirs) {
    String link = text(theirs.path("link"), theirs.path("url"));
    for (JsonNode candidate : theirs.path("links")) {
      String rel = candidate.path("rel").asText("");
      if (link == null && candidate.isObject() && (rel.isEmpty() || rel.equals("alternate"))) {
        link = text(candidate.path("href"));
      }
    }
    if (link == null) {
      return null;
    }
    HttpUrl resolved = HERE.resolve(link.strip());
    return resolved == null ? link.strip() : resolved.toString();
  }

  private static @Nullable String author(JsonNode theirs) {
    JsonNode first = theirs.path("authors").path(0);
    JsonNode author = theirs.path("author");
    String name =
        text(
            first.path("name"),
            author.path("name"),
            author,
            first.path("email"),
            author.path("email"),
            theirs.path("dcExt").path("creator").path(0));
    return name == null ? null : PlainText.line(name);
  }

  private static @Nullable String text(JsonNode... candidates) {
    for (JsonNode candidate : candidates) {
      if (candidate.isValueNode() && !candidate.asText().isBlank()) {
        return candidate.asText();
      }
    }
    return null;
  }

  private static Fetched asServed(byte[] body) {
    Matcher header =
        Pattern.compile("(?m)^Header:\\s*Content-type:\\s*(.+?)\\s*$", Pattern.CASE_INSENSITIVE)
            .matcher(new String(body, StandardCharsets.ISO_8859_1));
    return header.find()
        ? Recorded.answer(HERE.toString(), body, "Content-Type", header.group(1))
        : Recorded.answer(HERE.toString(), body);
  }

  private static String expectation(byte[] body) {
    Matcher expect =
        Pattern.compile("(?m)^Expect:\\s*(.+?)\\s*$")
            .matcher(new String(body, StandardCharsets.ISO_8859_1));
    return expect.find() ? expect.group(1) : "";
  }
}
