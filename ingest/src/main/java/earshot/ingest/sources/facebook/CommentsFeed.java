package earshot.ingest.sources.facebook;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.ingest.source.Api;
import earshot.ingest.source.Fetched;
import earshot.ingest.source.GraphComments;
import earshot.ingest.source.Json;
import earshot.mention.Draft;
import earshot.mention.Kind;
import earshot.mention.Reply;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Comments on the newest posts or broadcasts of a page, and what visitors post there. A new comment
 * does not move what it stands under, so every walk reads all of the last days with its newest
 * comments.
 */
final class CommentsFeed extends GraphComments {
  /** With the first of what stands below, which stays the same however much is said later. */
  private static final String SAID =
      "id,message,created_time,from{id,name},permalink_url,like_count,comment_count,"
          + "comments.order(chronological).limit(5){message,created_time,from{id}}";

  private static final String COMMENTS =
      "comments.filter(stream).order(reverse_chronological).limit(50){" + SAID + "}";

  private CommentsFeed(String page, Api api, Published published) {
    super(FacebookSource.NAME, page, api, published);
  }

  /** What is said on and under posts. */
  static CommentsFeed posts(String page, Api api) {
    return new CommentsFeed(
        page,
        api,
        Published.lasting(
            "feed",
            "id,message,created_time,from{id,name},permalink_url," + COMMENTS,
            Duration.ofMinutes(5)));
  }

  /** What is said while the page broadcasts. */
  static CommentsFeed live(String page, Api api) {
    return new CommentsFeed(
        page, api, Published.live("live_videos", "id,creation_time," + COMMENTS));
  }

  @Override
  protected void collect(Fetched fetched, JsonNode answer, Found found) {
    if (isPublished(fetched)) { // what stands below a comment comes by itself too
      answer.path("data").forEach(post -> all(post.path("comments"), found));
    }
    said(answer, found);
    next(fetched, answer).ifPresent(found::step);
  }

  /** A post or a comment of anybody but the page itself. */
  @Override
  protected Optional<Draft> read(JsonNode said, String id, @Nullable String words) {
    JsonNode from = said.path("from");
    boolean post = isPost(id);
    if (isOwn(from, post)) {
      return Optional.empty();
    }
    return Optional.of(
        said(id, post ? Kind.POST : Kind.COMMENT)
            .author(Json.text(from, "name"), null, null)
            .text(words)
            .url(Json.text(said, "permalink_url"))
            .engagement(Json.count(said, "like_count"), Json.count(said, "comment_count"), null)
            .publishedAt(Json.time(said, "created_time"))
            .reply(post ? null : answer(said.path("comments").path("data")))
            .thread(post ? null : account + "_" + id.replaceFirst("_.*", "")));
  }

  /** What the page itself wrote among these. */
  private @Nullable Reply answer(JsonNode comments) {
    return newest(
        Json.stream(comments)
            .filter(one -> isOwn(one.path("from"), false))
            .map(own -> Reply.shown(Json.text(own, "message"), Json.time(own, "created_time"))));
  }

  private boolean isPost(String id) {
    return id.startsWith(account + "_");
  }

  /** Who commented may be hidden; a visitor who posts is named. */
  private boolean isOwn(JsonNode from, boolean post) {
    return account.equals(from.path("id").asText(post ? account : ""));
  }

  @Override
  protected String words() {
    return "message";
  }

  @Override
  protected String fields(String nativeId) {
    return isPost(nativeId) ? "id,message,created_time,from{id,name},permalink_url" : SAID;
  }

  @Override
  protected Stream<String> changed(JsonNode body) {
    return changes(body, "feed").stream()
        .map(change -> Json.id(change, change.has("comment_id") ? "comment_id" : "post_id"));
  }
}
