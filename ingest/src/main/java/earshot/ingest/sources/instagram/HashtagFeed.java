package earshot.ingest.sources.instagram;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.ingest.source.Agenda;
import earshot.ingest.source.Api;
import earshot.ingest.source.Cursor;
import earshot.ingest.source.Fetched;
import earshot.ingest.source.GraphFeed;
import earshot.ingest.source.Item;
import earshot.ingest.source.Json;
import earshot.ingest.source.Page;
import earshot.mention.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
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
    super(InstagramSource.NAME, account, "#" + tag, api);
    this.tag = tag;
  }

  @Override
  public boolean searches() {
    return true;
  }

  @Override
  public Duration fastest() {
    return Duration.ofMinutes(30);
  }

  @Override
  public int pages() {
    return 40;
  }

  @Override
  protected HttpUrl.Builder first(Cursor cursor) {
    return api.at(SEARCH).addQueryParameter("user_id", account).addQueryParameter("q", tag);
  }

  @Override
  public Page parse(Fetched fetched) throws IOException {
    JsonNode answer = answer(fetched);
    JsonNode data = Json.list(answer, "data");
    Agenda agenda = Agenda.of(fetched);
    if (fetched.url().pathSegments().getLast().equals(SEARCH)) {
      List<String> window = List.of(window(Json.id(data.path(0), "id")));
      return Page.of(List.of(), agenda.after(window).token());
    }
    Optional<String> next = next(answer).filter(step -> !data.isEmpty());
    return Page.of(
        Json.items(data, "id", this::media), agenda.after(next.stream().toList()).token());
  }

  private String window(String number) throws IOException {
    if (number.isEmpty()) {
      throw new IOException("the hashtag has no number");
    }
    HttpUrl url = list(number, WINDOW, FIELDS, 50).addQueryParameter("user_id", account).build();
    return url.encodedPath() + "?" + url.encodedQuery();
  }

  /** A picture without words says nothing that could be heard. */
  private Optional<Item> media(JsonNode media) {
    String id = Json.id(media, "id");
    return !id.isEmpty() && Json.text(media, "caption") == null
        ? Optional.empty()
        : Optional.of(new Item.Said(Media.read(said(id, Kind.POST), media)));
  }
}
