package earshot.ingest.sources.instagram;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.ingest.source.Api;
import earshot.ingest.source.Cursor;
import earshot.ingest.source.Fetched;
import earshot.ingest.source.GraphFeed;
import earshot.ingest.source.Item;
import earshot.ingest.source.Json;
import earshot.ingest.source.Polling;
import earshot.ingest.source.Shape;
import earshot.ingest.source.Step;
import earshot.mention.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import okhttp3.HttpUrl;

/**
 * The <a
 * href="https://developers.facebook.com/docs/instagram-platform/instagram-api-with-facebook-login/hashtag-search">last
 * day of a hashtag</a>, in no order to rely on and without who said it. Its number is asked for
 * first; pages go on until one is empty, for all of them name a next one.
 */
final class HashtagFeed extends GraphFeed {
  private static final String SEARCH = "ig_hashtag_search";
  private static final String WINDOW = "recent_media";
  private static final String FIELDS = Media.FIELDS.replace(",username", "");

  private final String tag;

  HashtagFeed(String account, String tag, Api api) {
    super(
        InstagramSource.NAME,
        account,
        "#" + tag,
        Polling.of(Shape.WINDOW).searching(true).atMostEvery(Duration.ofMinutes(30)).upTo(40),
        api);
    this.tag = tag;
  }

  @Override
  protected HttpUrl.Builder start(Cursor cursor) {
    return api.at("ig_hashtag_search?user_id={}&q={}", account, tag);
  }

  @Override
  protected void read(Fetched fetched, JsonNode answer, Step due, Found found) throws IOException {
    JsonNode data = Json.list(answer, "data");
    if (due.isFirst()) {
      found.step(window(Json.id(data.path(0), "id")));
    } else {
      found.items(data, "id", this::media);
      next(answer).filter(page -> !data.isEmpty()).ifPresent(found::step);
    }
  }

  private Step window(String number) throws IOException {
    if (number.isEmpty()) {
      throw new IOException("the hashtag has no number");
    }
    return step(list(number, WINDOW, FIELDS, 50).addQueryParameter("user_id", account).build());
  }

  /** A picture without words says nothing that could be heard. */
  private Optional<Item> media(JsonNode media) {
    return spoken(Media.read(said(Json.id(media, "id"), Kind.POST), media));
  }
}
