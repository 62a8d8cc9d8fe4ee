package earshot.ingest.sources.youtube;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.ingest.source.Api;
import earshot.ingest.source.ApiFeed;
import earshot.ingest.source.Cursor;
import earshot.ingest.source.Fetched;
import earshot.ingest.source.Item;
import earshot.ingest.source.Json;
import earshot.ingest.source.Page;
import earshot.ingest.source.PlainText;
import earshot.ingest.source.Refusal;
import earshot.ingest.source.Shape;
import earshot.mention.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.Request;

/**
 * Videos that a search finds: a window, because it neither finds everything nor the same twice. The
 * time that is asked for keeps it, and its price, small.
 */
final class SearchFeed extends ApiFeed {
  private final String words;
  private final long cost;

  SearchFeed(String words, long cost, Api api) {
    super(YoutubeSource.NAME, "", "search:" + words, Shape.WINDOW, api);
    this.words = words;
    this.cost = cost;
  }

  @Override
  public boolean searches() {
    return true;
  }

  @Override
  public long cost() {
    return cost;
  }

  @Override
  public Duration fastest() {
    return Duration.ofHours(1);
  }

  @Override
  public Duration overlap() {
    return Duration.ofDays(1);
  }

  @Override
  public int pages() {
    return 10; // there are no more
  }

  @Override
  public Request request(Cursor cursor, Optional<String> page) {
    HttpUrl.Builder search =
        api.at(Youtube.PATH + "/search")
            .addQueryParameter("part", "snippet")
            .addQueryParameter("type", "video")
            .addQueryParameter("order", "date")
            .addQueryParameter("maxResults", "50")
            .addQueryParameter("q", words)
            .addQueryParameter("publishedAfter", cursor.since().toString());
    return api.page(search, "pageToken", page);
  }

  @Override
  public Optional<Refusal> refusal(int status, Fetched answer) {
    return Youtube.refusal(status, answer);
  }

  @Override
  public Page parse(Fetched fetched) throws IOException {
    JsonNode answer = fetched.json();
    JsonNode found = Json.list(answer, "items");
    Optional<String> next = Json.maybe(answer, "nextPageToken").filter(token -> !found.isEmpty());
    return Page.of(Json.items(found, "etag", this::video), next);
  }

  /** Titles and descriptions come escaped as for a page. */
  private Optional<Item> video(JsonNode found) {
    String id = Json.id(found.path("id"), "videoId");
    JsonNode snippet = found.path("snippet");
    String channel = Json.text(snippet, "channelId");
    return Optional.of(
        new Item.Said(
            said(id, Kind.POST)
                .author(
                    Json.text(snippet, "channelTitle"),
                    null,
                    channel == null ? null : "https://www.youtube.com/channel/" + channel)
                .title(PlainText.line(snippet.path("title").asText()))
                .text(PlainText.lenient(snippet.path("description").asText()))
                .url("https://www.youtube.com/watch?v=" + id)
                .publishedAt(Json.time(snippet, "publishedAt"))));
  }
}
