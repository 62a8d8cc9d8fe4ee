package earshot.ingest.sources.instagram;

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
 * Comments on the newest media and the answers to them. The list of comments leaves answers out, so
 * each comment is asked for with its own; some of a list may be on a next page.
 */
final class CommentsFeed extends GraphComments {
  private static final String SAID =
      "id,text,timestamp,username,from,user,like_count,media{id,permalink}";
  private static final String COMMENT = SAID + ",replies.limit(50){" + SAID + "}";
  private static final String FIELDS = "id,timestamp,comments.limit(50){" + COMMENT + "}";

  private CommentsFeed(String account, Api api, Published published) {
    super(InstagramSource.NAME, account, api, published);
  }

  /** What is said under media. */
  static CommentsFeed media(String account, Api api) {
    return new CommentsFeed(
        account, api, Published.lasting("media", FIELDS, Duration.ofMinutes(10)));
  }

  /** What is said while the account broadcasts, which is there for so long only. */
  static CommentsFeed live(String account, Api api) {
    return new CommentsFeed(account, api, Published.live("live_media", FIELDS));
  }

  @Override
  protected void collect(Fetched fetched, JsonNode answer, Found found) {
    if (isPublished(fetched)) {
      answer.path("data").forEach(media -> comments(media.path("comments"), found));
      next(fetched, answer).ifPresent(found::step);
    } else {
      comments(answer, found);
    }
  }

  /** Comments or answers; what hangs on them goes on before they do. */
  private void comments(JsonNode list, Found found) {
    said(list, found);
    list.path("data").forEach(comment -> all(comment.path("replies"), found));
    more(list, found);
  }

  /** What anybody but the account itself wrote. */
  @Override
  protected Optional<Draft> read(JsonNode comment, String id, @Nullable String words) {
    return isOwn(comment)
        ? Optional.empty()
        : Optional.of(Media.comment(said(id, Kind.COMMENT), comment).reply(answer(comment)));
  }

  /** What the account itself wrote below a comment. */
  private @Nullable Reply answer(JsonNode comment) {
    return newest(
        Json.stream(comment.path("replies").path("data"))
            .filter(this::isOwn)
            .map(own -> Reply.shown(Json.text(own, "text"), Json.time(own, "timestamp"))));
  }

  /** Who wrote is told by another field where it was the account of the token. */
  private boolean isOwn(JsonNode comment) {
    return account.equals(Json.id(comment.path("from"), "id"))
        || account.equals(Json.id(comment.path("user"), "id"));
  }

  @Override
  protected String words() {
    return "text";
  }

  @Override
  protected String fields(String nativeId) {
    return COMMENT;
  }

  @Override
  protected Stream<String> changed(JsonNode body) {
    return Stream.of("comments", "live_comments")
        .flatMap(field -> changes(body, field).stream())
        .map(comment -> Json.id(comment, "id"));
  }
}
