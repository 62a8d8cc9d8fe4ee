package earshot.ingest.sources.instagram;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.ingest.source.Agenda;
import earshot.ingest.source.Api;
import earshot.ingest.source.Cursor;
import earshot.ingest.source.Fetched;
import earshot.ingest.source.GraphFeed;
import earshot.ingest.source.Item;
import earshot.ingest.source.Json;
import earshot.ingest.source.Lookup;
import earshot.ingest.source.Page;
import earshot.ingest.source.Pushed;
import earshot.mention.Draft;
import earshot.mention.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import okhttp3.HttpUrl;
import okhttp3.Request;

/**
 * Media of others in which the account is tagged, and where a hook says so, captions and comments
 * that name it with @: those are in no list, and can only be asked for one by one. A comment is
 * named by its medium and its own number.
 */
final class MentionsFeed extends GraphFeed implements Lookup, Pushed {
  private static final String COMMENT = "id,text,timestamp,like_count,media{id,permalink}";

  MentionsFeed(String account, Api api) {
    super(InstagramSource.NAME, account, "mentions", api);
  }

  @Override
  public Duration fastest() {
    return Duration.ofMinutes(10);
  }

  @Override
  protected HttpUrl.Builder first(Cursor cursor) {
    return since(cursor, list("tags", Media.FIELDS, 50));
  }

  @Override
  public Page parse(Fetched fetched) throws IOException {
    JsonNode answer = answer(fetched);
    JsonNode tagged = Json.list(answer, "data");
    return Page.of(
        Json.items(tagged, "id", media -> Optional.of(new Item.Said(media(media)))),
        Agenda.of(fetched).after(next(fetched, answer).stream().toList()).token());
  }

  private Draft media(JsonNode media) {
    return Media.read(said(Json.id(media, "id"), Kind.POST), media);
  }

  private Draft comment(String nativeId, JsonNode comment) {
    JsonNode media = comment.path("media");
    return Media.author(said(nativeId, Kind.COMMENT), comment)
        .text(Json.text(comment, "text"))
        .url(Json.text(media, "permalink"))
        .engagement(Json.count(comment, "like_count"), null, null)
        .publishedAt(Json.time(comment, "timestamp"))
        .thread(Json.text(media, "id"));
  }

  @Override
  public Optional<Lookup> lookup() {
    return Optional.of(this);
  }

  @Override
  public Request request(String nativeId) {
    String[] ids = nativeId.split("_", 2);
    String field =
        ids.length > 1
            ? "mentioned_comment.comment_id(%s){%s}".formatted(ids[1], COMMENT)
            : "mentioned_media.media_id(%s){%s}".formatted(ids[0], Media.FIELDS);
    return api.get(api.at(account).addQueryParameter("fields", field));
  }

  @Override
  public Item parse(String nativeId, Fetched fetched) throws IOException {
    JsonNode answer = answer(fetched);
    JsonNode media = answer.path("mentioned_media");
    return new Item.Said(
        media.isObject()
            ? media(same(nativeId, media, "id"))
            : comment(nativeId, same(own(nativeId), answer.path("mentioned_comment"), "id")));
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
