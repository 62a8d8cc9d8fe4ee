package earshot.ingest.sources.discourse;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.ingest.source.Addresses;
import earshot.ingest.source.Api;
import earshot.ingest.source.ApiFeed;
import earshot.ingest.source.Cursor;
import earshot.ingest.source.Fetched;
import earshot.ingest.source.Item;
import earshot.ingest.source.Json;
import earshot.ingest.source.Ours;
import earshot.ingest.source.Page;
import earshot.ingest.source.PlainText;
import earshot.ingest.source.Polling;
import earshot.ingest.source.Refusal;
import earshot.ingest.source.Shape;
import earshot.mention.Draft;
import earshot.mention.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.Request;

/**
 * The <a href="https://docs.discourse.org/#tag/Posts">newest posts</a>, back by their numbers. A
 * post by itself comes without the title of its topic, so edits and deletions are seen by walking
 * back.
 */
final class PostsFeed extends ApiFeed {
  private static final String FIRST = "1";

  private final HttpUrl forum;
  private final Ours ours;

  PostsFeed(HttpUrl forum, Ours ours, Api api) {
    super(
        DiscourseSource.NAME,
        Addresses.site(forum),
        Addresses.site(forum),
        // a post that waited for a moderator keeps its time
        Polling.of(Shape.NEWEST_FIRST).overlapping(Duration.ofHours(12)),
        api);
    this.forum = forum;
    this.ours = ours;
  }

  @Override
  public Request request(Cursor cursor, Optional<String> page) {
    return api.page(api.at("posts.json"), "before", page);
  }

  /** Being too fast is told with the wait in seconds. */
  @Override
  public Optional<Refusal> refusal(int status, Fetched answer) {
    return tooFast(status, answer);
  }

  static Optional<Refusal> tooFast(int status, Fetched answer) {
    Long wait = Json.count(answer.error().path("extras"), "wait_seconds");
    return status == 429 && wait != null
        ? Optional.of(
            new Refusal(
                Refusal.Kind.TOO_MUCH,
                "the forum asks to wait " + wait + " s",
                Optional.of(Duration.ofSeconds(wait))))
        : Optional.empty();
  }

  /** Older forums give the post itself again that others must be older than. */
  @Override
  public Page parse(Fetched fetched) throws IOException {
    JsonNode posts = Json.list(fetched.json(), "latest_posts");
    String before = fetched.url().queryParameter("before");
    long asked = before == null ? Long.MAX_VALUE : Long.parseLong(before);
    Optional<Long> oldest =
        Json.stream(posts)
            .map(post -> Json.count(post, "id"))
            .filter(Objects::nonNull)
            .min(Long::compare);
    return Page.of(
        Json.items(posts, "id", this::post),
        oldest.filter(id -> id < asked).map(id -> Long.toString(id)));
  }

  private Optional<Item> post(JsonNode post) {
    boolean gone =
        post.path("user_deleted").asBoolean()
            || post.path("hidden").asBoolean()
            || post.hasNonNull("deleted_at");
    return Optional.of(gone ? gone(Json.id(post, "id")) : new Item.Said(told(post)));
  }

  /** Posts answer each other by their numbers in a topic, and a topic by none. */
  private Draft told(JsonNode post) {
    String topic = Json.id(post, "topic_id") + "/";
    String number = Json.id(post, "post_number");
    boolean byUs =
        ours.are(Json.text(post, "username"))
            || post.path("staff").asBoolean() && ours.are("staff");
    String answered = Json.maybe(post, "reply_to_post_number").orElse(FIRST);
    return ours.told(
        draft(post), topic + number, byUs, number.equals(FIRST) ? null : topic + answered);
  }

  private Draft draft(JsonNode post) {
    boolean first = post.path("post_number").asInt(1) == 1;
    String user = Json.text(post, "username");
    return said(Json.id(post, "id"), first ? Kind.POST : Kind.COMMENT)
        .author(Json.text(post, "name", "username"), user, user == null ? null : address("u", user))
        .title(first ? Json.text(post, "topic_title") : null)
        .text(PlainText.of(post.path("cooked").asText()))
        .url(
            address(
                "t",
                post.path("topic_slug").asText("-"),
                Json.id(post, "topic_id"),
                Json.id(post, "post_number")))
        .engagement(null, Json.count(post, "reply_count"), null)
        .publishedAt(Json.time(post, "created_at"))
        .editedAt(post.path("version").asInt() > 1 ? Json.time(post, "updated_at") : null)
        .thread(Json.text(post, "topic_id"));
  }

  private String address(String... path) {
    HttpUrl.Builder url = forum.newBuilder();
    for (String part : path) {
      url.addPathSegment(part);
    }
    return url.build().toString();
  }
}
