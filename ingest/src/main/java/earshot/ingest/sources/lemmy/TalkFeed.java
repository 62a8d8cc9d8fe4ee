package earshot.ingest.sources.lemmy;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.ingest.source.Addresses;
import earshot.ingest.source.Api;
import earshot.ingest.source.Cursor;
import earshot.ingest.source.Fetched;
import earshot.ingest.source.Item;
import earshot.ingest.source.Json;
import earshot.ingest.source.ListFeed;
import earshot.ingest.source.Lookup;
import earshot.ingest.source.Ours;
import earshot.ingest.source.Paging;
import earshot.ingest.source.Polling;
import earshot.ingest.source.Refusal;
import earshot.ingest.source.Shape;
import earshot.mention.Draft;
import java.time.Duration;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Posts or comments, newest first by page numbers. Numbers of posts and comments may be the same,
 * so the native id begins with what it is.
 */
class TalkFeed extends ListFeed {
  private final HttpUrl server;
  private final Type type;
  private final String parameter;
  private final String value;
  private final Ours ours;

  TalkFeed(HttpUrl server, Type type, String parameter, String value, Ours ours, Api api) {
    super(
        LemmySource.NAME,
        Addresses.site(server),
        Addresses.site(server) + "/" + type.word + "s/" + parameter + ":" + value,
        Polling.of(Shape.NEWEST_FIRST)
            .searching(parameter.equals("q"))
            .overlapping(Duration.ofHours(2)) // what other servers say arrives late
            .atMostEvery(Duration.ofMinutes(2)),
        new Listed(type.word + "s", "id", Paging.numbers("page")),
        api);
    this.server = server;
    this.type = type;
    this.parameter = parameter;
    this.value = value;
    this.ours = ours;
  }

  /** Older servers tell with status 400 what newer ones tell with 429 and 404. */
  static Optional<Refusal> refused(int status, Fetched answer) {
    String error = Json.id(answer.error(), "error");
    return switch (error) {
      case "" -> Optional.empty();
      case "rate_limit_error" -> Optional.of(new Refusal(Refusal.Kind.TOO_MUCH, error));
      case "couldnt_find_post", "couldnt_find_comment", "not_found" ->
          Optional.of(new Refusal(Refusal.Kind.GONE, error));
      default -> Optional.of(new Refusal(Refusal.Kind.FORBIDDEN, error));
    };
  }

  @Override
  protected HttpUrl.Builder list(Cursor cursor) {
    String list =
        searches()
            ? "search?type_=" + (type == Type.POSTS ? "Posts&" : "Comments&")
            : type.word + "/list?";
    return api.at("api/v3/" + list + parameter + "={}&listing_type=All&sort=New&limit=50", value);
  }

  @Override
  protected Optional<Item> item(JsonNode view, JsonNode answer) {
    JsonNode said = view.path(type.word);
    String id = Json.id(said, "id");
    boolean gone = said.path("deleted").asBoolean() || said.path("removed").asBoolean();
    return gone
        ? Optional.of(gone(type.id(id)))
        : heard(ours.told(draft(view, said, id), isOurs(view.path("creator")), answered(said)));
  }

  /** Whoever is of another server is named with it. */
  private boolean isOurs(JsonNode creator) {
    HttpUrl home = HttpUrl.parse(Json.id(creator, "actor_id"));
    String name = Json.id(creator, "name");
    boolean here = home != null && home.host().equals(server.host());
    return ours.are(here ? name : null, home == null ? null : name + "@" + home.host());
  }

  /** A comment names all that it stands below, from the root on; else it answers the post. */
  private static @Nullable String answered(JsonNode comment) {
    String[] path = Json.id(comment, "path").split("\\.");
    return path.length > 2 ? Type.COMMENTS.id(path[path.length - 2]) : post(comment);
  }

  /** The post that a comment stands below. */
  private static @Nullable String post(JsonNode comment) {
    String post = Json.text(comment, "post_id");
    return post == null ? null : Type.POSTS.id(post);
  }

  private Draft draft(JsonNode view, JsonNode said, String id) {
    String site = Json.text(said, "ap_id");
    String here = server.scheme() + "://" + account + "/" + type.word + "/" + id;
    JsonNode creator = view.path("creator");
    JsonNode counts = view.path("counts");
    return said(id.isEmpty() ? "" : type.id(id), type.kind)
        .author(
            Json.text(creator, "display_name", "name"),
            Json.text(creator, "name"),
            Json.text(creator, "actor_id"))
        .title(type.title.isEmpty() ? null : Json.text(said, type.title))
        .text(Json.text(said, type.text))
        .url(site == null ? here : site)
        .engagement(Json.count(counts, "upvotes"), Json.count(counts, type.replies), null)
        .publishedAt(Json.time(said, "published"))
        .editedAt(Json.time(said, "updated"))
        .thread(post(said));
  }

  @Override
  public Optional<Lookup> lookup() {
    return lookup(
        id -> api.at("api/v3/" + type.word + "?id={}", number(id)),
        (id, answer) -> {
          JsonNode view = answer.path(type.word + "_view");
          same(number(id), view.path(type.word), "id");
          return item(view);
        });
  }

  private static String number(String nativeId) {
    return nativeId.substring(nativeId.indexOf('-') + 1);
  }
}
