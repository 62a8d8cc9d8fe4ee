package earshot.ingest.sources.instagram;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.ingest.source.Api;
import earshot.ingest.source.Cursor;
import earshot.ingest.source.Fetched;
import earshot.ingest.source.GraphFeed;
import earshot.ingest.source.Json;
import earshot.ingest.source.Lookup;
import earshot.ingest.source.Polling;
import earshot.ingest.source.Pushed;
import earshot.ingest.source.Pushed.Hint;
import earshot.ingest.source.Shape;
import earshot.ingest.source.Step;
import earshot.mention.Draft;
import earshot.mention.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import okhttp3.HttpUrl;

/**
 * Media of others in which the account is tagged, and where a hook says so, captions and comments
 * that name it with @: those are in no list, and can only be asked for one by one. A comment is
 * named by its medium and its own number.
 */
final class MentionsFeed extends GraphFeed implements Pushed {
  private static final String COMMENT = "id,text,timestamp,like_count,media{id,permalink}";

  MentionsFeed(String account, Api api) {
    super(
        InstagramSource.NAME,
        account,
        "mentions",
        Polling.of(Shape.WINDOW).atMostEvery(Duration.ofMinutes(10)),
        api);
  }

  @Override
  protected HttpUrl.Builder start(Cursor cursor) {
    return since(cursor, list("tags", Media.FIELDS, 50));
  }

  @Override
  protected void read(Fetched fetched, JsonNode answer, Step due, Found found) throws IOException {
    found.items(Json.list(answer, "data"), "id", media -> heard(media(media)));
    next(fetched, answer).ifPresent(found::step);
  }

  private Draft media(JsonNode media) {
    return Media.read(said(Json.id(media, "id"), Kind.POST), media);
  }

  private Draft comment(String nativeId, JsonNode comment) {
    return Media.comment(said(nativeId, Kind.COMMENT), comment);
  }

  @Override
  public Optional<Lookup> lookup() {
    return lookup(
        id -> api.at("{}?fields={}", account, field(id)),
        (id, answer) -> {
          JsonNode media = answer.path("mentioned_media");
          return heard(
              media.isObject()
                  ? media(same(id, media, "id"))
                  : comment(id, same(own(id), answer.path("mentioned_comment"), "id")));
        });
  }

  private static String field(String nativeId) {
    return nativeId.contains("_")
        ? "mentioned_comment.comment_id(%s){%s}".formatted(own(nativeId), COMMENT)
        : "mentioned_media.media_id(%s){%s}".formatted(nativeId, Media.FIELDS);
  }

  private static String own(String nativeId) {
    return nativeId.replaceFirst(".*_", "");
  }

  @Override
  public Optional<Hint> hint(JsonNode body) {
    Set<String> named =
        changes(body, "mentions").stream()
            .map(MentionsFeed::name)
            .filter(id -> id.matches("\\d+(_\\d+)?"))
            .collect(Collectors.toUnmodifiableSet());
    return Hint.at(named);
  }

  private static String name(JsonNode mention) {
    String comment = Json.id(mention, "comment_id");
    return Json.id(mention, "media_id") + (comment.isEmpty() ? "" : "_" + comment);
  }
}
