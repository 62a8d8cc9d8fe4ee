package earshot.ingest.sources.youtube;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.ingest.source.AgendaFeed;
import earshot.ingest.source.Api;
import earshot.ingest.source.Cursor;
import earshot.ingest.source.Fetched;
import earshot.ingest.source.Item;
import earshot.ingest.source.Json;
import earshot.ingest.source.Lookup;
import earshot.ingest.source.Polling;
import earshot.ingest.source.Shape;
import earshot.ingest.source.Step;
import earshot.mention.Kind;
import earshot.mention.Reply;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Comments of a channel or a video, threads newest first. A thread brings only some of its replies;
 * where there are more they are read before the next page of threads, as steps of thread, video and
 * page.
 */
final class CommentsFeed extends AgendaFeed {
  private final String target;
  private final String of;

  CommentsFeed(String target, String of, Api api) {
    super(
        YoutubeSource.NAME,
        "",
        of,
        Polling.of(Shape.NEWEST_FIRST)
            .overlapping(Duration.ofDays(3)) // a new reply does not move its thread up
            .atMostEvery(Duration.ofMinutes(5)),
        api);
    this.target = target;
    this.of = of;
  }

  @Override
  protected HttpUrl.Builder at(Cursor cursor, Step due) {
    HttpUrl.Builder url =
        due.part(0).isEmpty()
            ? threads().addQueryParameter(target, of).addQueryParameter("order", "time")
            : comments("comments", "snippet").addQueryParameter("parentId", due.part(0));
    return Youtube.page(url, 100, due.part(2));
  }

  private HttpUrl.Builder threads() {
    return comments("commentThreads", "snippet,replies");
  }

  private HttpUrl.Builder comments(String what, String part) {
    return api.at(what + "?part={}&textFormat=plainText", part);
  }

  @Override
  protected void read(Fetched fetched, JsonNode answer, Step due, Found found) throws IOException {
    JsonNode list = Json.list(answer, "items");
    if (due.part(0).isEmpty()) {
      list.forEach(thread -> thread(thread, found));
      threadsWithMore(list).forEach(found::step);
    } else {
      found.items(list, "id", reply -> comment(reply, due.part(1), null));
    }
    Json.maybe(answer, "nextPageToken")
        .ifPresent(page -> found.step(Step.of(due.part(0), due.part(1), page)));
  }

  /** Newest first, so that a page of old replies ends the walk only when it may. */
  private static Stream<Step> threadsWithMore(JsonNode threads) {
    return Json.stream(threads)
        .filter(thread -> replies(thread) > shown(thread).size())
        .sorted(Comparator.comparing(CommentsFeed::written).reversed())
        .map(thread -> Step.of(Json.id(thread, "id"), video(thread), ""));
  }

  /** The replies that a thread brings along. */
  private static JsonNode shown(JsonNode thread) {
    return thread.path("replies").path("comments");
  }

  private static long replies(JsonNode thread) {
    return thread.path("snippet").path("totalReplyCount").asLong();
  }

  private static String video(JsonNode thread) {
    return Json.id(thread.path("snippet"), "videoId");
  }

  private static JsonNode first(JsonNode thread) {
    return thread.path("snippet").path("topLevelComment");
  }

  private static Instant written(JsonNode thread) {
    Instant time = Json.time(first(thread).path("snippet"), "publishedAt");
    return time == null ? Instant.EPOCH : time;
  }

  private void thread(JsonNode thread, Found found) {
    String video = video(thread);
    found.items(List.of(first(thread)), "id", comment -> comment(comment, video, answer(thread)));
    found.items(shown(thread), "id", comment -> comment(comment, video, null));
  }

  /** What the channel itself wrote among the replies that came along. */
  private @Nullable Reply answer(JsonNode thread) {
    return newest(
        Json.stream(shown(thread))
            .map(reply -> reply.path("snippet"))
            .filter(this::isOwn)
            .map(own -> Reply.shown(Json.text(own, "textDisplay"), Json.time(own, "publishedAt"))));
  }

  private boolean isOwn(JsonNode snippet) {
    return of.equals(Json.text(snippet.path("authorChannelId"), "value"));
  }

  /** What the channel itself writes is no mention of it. */
  private Optional<Item> comment(JsonNode comment, String about, @Nullable Reply answer) {
    JsonNode snippet = comment.path("snippet");
    if (isOwn(snippet)) {
      return Optional.empty();
    }
    String id = Json.id(comment, "id");
    String video = snippet.path("videoId").asText(about);
    return heard(
        said(id, Kind.COMMENT)
            .author(
                Json.text(snippet, "authorDisplayName"),
                null,
                Json.text(snippet, "authorChannelUrl"))
            .text(Json.text(snippet, "textDisplay"))
            .url(video.isEmpty() ? Youtube.channel(of) : Youtube.video(video) + "&lc=" + id)
            .engagement(Json.count(snippet, "likeCount"), null, null)
            .publishedAt(Json.time(snippet, "publishedAt"))
            .editedAt(Json.time(snippet, "updatedAt"))
            .reply(answer)
            .thread(video));
  }

  /** Only a thread says which video it is about; the id of a reply has a dot. */
  @Override
  public Optional<Lookup> lookup() {
    return lookup(
        id ->
            (isReply(id) ? comments("comments", "snippet") : threads()).addQueryParameter("id", id),
        (id, answer) -> {
          JsonNode list = Json.list(answer, "items");
          return list.isEmpty() ? Optional.empty() : again(id, same(id, list.path(0), "id"));
        });
  }

  private Optional<Item> again(String id, JsonNode one) {
    return isReply(id)
        ? comment(one, target.equals("videoId") ? of : "", null)
        : comment(first(one), video(one), answer(one));
  }

  private static boolean isReply(String id) {
    return id.contains(".");
  }
}
