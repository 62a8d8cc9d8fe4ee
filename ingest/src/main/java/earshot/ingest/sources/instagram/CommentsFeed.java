package earshot.ingest.sources.instagram;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.ingest.source.Api;
import earshot.ingest.source.Fetched;
import earshot.ingest.source.GraphComments;
import earshot.ingest.source.Json;
import earshot.mention.Draft;
import earshot.mention.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Comments on the newest media and the answers to them. The list of comments leaves answers out, so
 * each comment is asked for with its own; some of a list may be on a next page.
 */
final class CommentsFeed extends GraphComments {
  private static final String SINCE = "since";
  private static final String SAID =
      "id,text,timestamp,username,from,user,like_count,media{id,permalink}";
  private static final String COMMENT = SAID + ",replies.limit(50){" + SAID + "}";
  private static final String FIELDS = "id,timestamp,comments.limit(50){" + COMMENT + "}";

  CommentsFeed(String account, Api api) {
    super(
        InstagramSource.NAME, account, api, new Published("media", FIELDS, Duration.ofMinutes(10)));
  }

  @Override
  protected void collect(Fetched fetched, JsonNode answer, Found found) {
    if (fetched.url().pathSegments().getLast().equals("media")) {
      answer.path("data").forEach(media -> comments(media.path("comments"), found));
      nextMedia(fetched, answer).ifPresent(found::page);
    } else {
      comments(answer, found);
    }
  }

  /** Comments or answers; what hangs on them goes on before they do. */
  private static void comments(JsonNode list, Found found) {
    found.said(list);
    list.path("data").forEach(comment -> found.all(comment.path("replies")));
    found.more(list);
  }

  /** Older media, while they are within reach, which the address of the next page may forget. */
  private static Optional<String> nextMedia(Fetched fetched, JsonNode answer) {
    String since = fetched.url().queryParameter(SINCE);
    if (since == null) {
      return next(answer);
    }
    Instant floor = Instant.ofEpochSecond(Long.parseLong(since));
    JsonNode media = answer.path("data");
    Instant last = Json.time(media.path(media.size() - 1), "timestamp");
    boolean old = last != null && last.isBefore(floor);
    return next(answer)
        .filter(step -> !old)
        .map(step -> step.contains(SINCE + "=") ? step : step + "&" + SINCE + "=" + since);
  }

  /** What anybody but the account itself wrote. */
  @Override
  protected Optional<Draft> read(JsonNode comment, String id, @Nullable String words) {
    if (isOwn(comment)) {
      return Optional.empty();
    }
    String name = Json.text(comment, "username");
    String profile = name == null ? null : "https://www.instagram.com/" + name + "/";
    return Optional.of(
        said(id, Kind.COMMENT)
            .author(null, name, profile)
            .text(words)
            .url(Json.text(comment.path("media"), "permalink"))
            .engagement(Json.count(comment, "like_count"), null, null)
            .publishedAt(Json.time(comment, "timestamp"))
            .thread(Json.text(comment.path("media"), "id")));
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
    return SAID;
  }

  @Override
  protected Stream<String> changed(JsonNode body) {
    return Stream.of("comments", "live_comments")
        .flatMap(field -> changes(body, field).stream())
        .map(comment -> Json.id(comment, "id"));
  }
}
