package earshot.ingest.sources.youtube;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.ingest.source.Addresses;
import earshot.ingest.source.Api;
import earshot.ingest.source.Cursor;
import earshot.ingest.source.Item;
import earshot.ingest.source.Json;
import earshot.ingest.source.ListFeed;
import earshot.ingest.source.Paging;
import earshot.ingest.source.PlainText;
import earshot.ingest.source.Polling;
import earshot.ingest.source.Shape;
import earshot.mention.Kind;
import java.time.Duration;
import java.util.Optional;
import okhttp3.HttpUrl;

/**
 * Videos that a search finds: a window, because it neither finds everything nor the same twice. The
 * time that is asked for keeps it, and its price, small.
 */
final class SearchFeed extends ListFeed {
  private final String words;

  SearchFeed(String words, long cost, Api api) {
    super(
        YoutubeSource.NAME,
        "",
        "search:" + words,
        Polling.of(Shape.WINDOW)
            .searching(true)
            .costing(cost)
            .atMostEvery(Duration.ofHours(1))
            .overlapping(Duration.ofDays(1))
            .upTo(10), // there are no more
        new Listed("items", "etag", Paging.token("pageToken", "/nextPageToken").untilEmpty()),
        api);
    this.words = words;
  }

  @Override
  protected HttpUrl.Builder list(Cursor cursor) {
    return api.at(
        "search?part=snippet&type=video&order=date&maxResults=50&q={}&publishedAfter={}",
        words,
        cursor.since().toString());
  }

  /** Titles and descriptions come escaped as for a page. */
  @Override
  protected Optional<Item> item(JsonNode found, JsonNode answer) {
    String id = Json.id(found.path("id"), "videoId");
    JsonNode snippet = found.path("snippet");
    return heard(
        said(id, Kind.POST)
            .author(
                Json.text(snippet, "channelTitle"),
                null,
                Addresses.below(Youtube.CHANNELS, Json.text(snippet, "channelId")))
            .title(PlainText.line(snippet.path("title").asText()))
            .text(PlainText.lenient(snippet.path("description").asText()))
            .url(Youtube.video(id))
            .publishedAt(Json.time(snippet, "publishedAt")));
  }
}
