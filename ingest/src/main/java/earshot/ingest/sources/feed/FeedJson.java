package earshot.ingest.sources.feed;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.ingest.source.Addresses;
import earshot.ingest.source.Fetched;
import earshot.ingest.source.Hints;
import earshot.ingest.source.Json;
import earshot.ingest.source.PlainText;
import earshot.ingest.source.Times;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON Feed, see <a href="https://www.jsonfeed.org/version/1.1/">version 1.1</a>; 1.0 names
 * one {@code author}.
 */
final class FeedJson {
  private FeedJson() {}

  static FeedContent read(Fetched fetched) throws IOException {
    JsonNode feed = fetched.json();
    if (!feed.path("items").isArray()) {
      throw new IOException("JSON without items is no JSON Feed: " + fetched.url().redact());
    }
    HttpUrl home =
        Addresses.resolve(fetched.url(), feed.path("home_page_url").asText(""))
            .orElse(fetched.url());
    List<Entry> entries = new ArrayList<>();
    for (JsonNode item : feed.path("items")) {
      entries.add(entry(item, home));
    }
    Optional<HttpUrl> next =
        Json.maybe(feed, "next_url").flatMap(address -> Addresses.resolve(fetched.url(), address));
    return new FeedContent(entries, person(feed), next, Hints.NONE);
  }

  private static Entry entry(JsonNode item, HttpUrl home) {
    String link =
        Json.text(item, "url") != null ? Json.text(item, "url") : Json.text(item, "external_url");
    String title = Json.text(item, "title");
    return new Entry(
        Json.text(item, "id"), // a number in the wild
        link == null ? null : Addresses.resolve(home, link).map(HttpUrl::toString).orElse(link),
        title == null ? null : PlainText.line(title),
        words(item),
        person(item),
        Times.parse(Json.text(item, "date_published")).orElse(null),
        Times.parse(Json.text(item, "date_modified")).orElse(null),
        null,
        null,
        Json.language(Json.text(item, "language")),
        null);
  }

  private static @Nullable String words(JsonNode item) {
    String html = Json.text(item, "content_html");
    if (html != null) {
      return PlainText.of(html);
    }
    return Json.text(item, "content_text") != null
        ? Json.text(item, "content_text")
        : Json.text(item, "summary");
  }

  private static Optional<Entry.Person> person(JsonNode of) {
    JsonNode first = of.path("authors").isEmpty() ? of.path("author") : of.path("authors").path(0);
    Entry.Person person = new Entry.Person(Json.text(first, "name"), Json.text(first, "url"));
    return Optional.of(person).filter(p -> p.name() != null || p.url() != null);
  }
}
