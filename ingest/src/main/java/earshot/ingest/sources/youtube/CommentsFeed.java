package earshot.ingest.sources.youtube;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.ingest.source.Agenda;
import earshot.ingest.source.Api;
import earshot.ingest.source.ApiFeed;
import earshot.ingest.source.Cursor;
import earshot.ingest.source.Fetched;
import earshot.ingest.source.Item;
import earshot.ingest.source.Json;
import earshot.ingest.source.Lookup;
import earshot.ingest.source.Page;
import earshot.ingest.source.Refusal;
import earshot.ingest.source.Shape;
import earshot.mention.Draft;
import earshot.mention.Kind;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * Comments of a channel or a video, threads newest first. A thread brings only some of its replies;
 * where there are more they are read before the next page of threads, as steps {@code
 * thread:video:page}.
 */
final class CommentsFeed extends ApiFeed implements Lookup {
  private final String target;
  private final String of;

  CommentsFeed(String target, String of, Api api) {
    super(YoutubeSource.NAME, "", of, Shape.NEWEST_FIRST, api);
    this.target = target;
    this.of = of;
  }

  /** A new reply does not move its thread up, so threads are read again for some days. */
  @Override
  public Duration overlap() {
    return Duration.ofDays(3);
  }

  @Override
  public Duration fastest() {
    return Duration.ofMinutes(5);
  }

  @Override
  public Request request(Cursor cursor, Optional<String> page) {
    Agenda agenda = Agenda.of(page);
    String[] step = agenda.due().orElse("::").split(":", 3);
    HttpUrl.Builder url =
        step[0].isEmpty()
            ? comments("commentThreads", "snippet,replies")
                .addQueryParameter(target, of)
                .addQueryParameter("order", "time")
            : comments("comments", "snippet").addQueryParameter("parentId", step[0]);
    url.addQueryParameter("maxResults", "100");
    if (!step[2].isEmpty()) {
      url.addQueryParameter("pageToken", step[2]);
    }
    return api.get(agenda.in(url));
  }

  private HttpUrl.Builder comments(String what, String part) {
    return api.at(Youtube.PATH)
        .addPathSegment(what)
        .addQueryParameter("part", part)
        .addQueryParameter("textFormat", "plainText");
  }

  @Override
  public Optional<Refusal> refusal(int status, Fetched answer) {
    return Youtube.refusal(status, answer);
  }

  @Override
  public Page parse(Fetched fetched) throws IOException {
    JsonNode answer = fetched.json();
    JsonNode list = Json.list(answer, "items");
    String next = Json.text(answer, "nextPageToken");
    Agenda agenda = Agenda.of(fetched);
    String[] step = agenda.due().orElse("::").split(":", 3);
    List<Item> items = new ArrayList<>();
    List<String> more = new ArrayList<>();
    if (step[0].isEmpty()) {
      list.forEach(thread -> items.addAll(thread(thread)));
      more.addAll(threadsWithMore(list));
    } else {
      items.addAll(Json.items(list, "id", reply -> comment(reply, step[1])));
    }
    if (next != null) {
      more.add(step[0] + ":" + step[1] + ":" + next);
    }
    return Page.of(items, agenda.after(more).token());
  }

  /** Newest first, so that a page of old replies ends the walk only when it may. */
  private static List<String> threadsWithMore(JsonNode threads) {
    return StreamSupport.stream(threads.spliterator(), false)
        .filter(thread -> replies(thread) > thread.path("replies").path("comments").size())
        .sorted(Comparator.comparing(CommentsFeed::written).reversed())
        .map(
            thread ->
                Json.id(thread, "id") + ":" + Json.id(thread.path("snippet"), "videoId") + ":")
        .toList();
  }

  private static long replies(JsonNode thread) {
    return thread.path("snippet").path("totalReplyCount").asLong();
  }

  private static Instant written(JsonNode thread) {
    JsonNode comment = thread.path("snippet").path("topLevelComment").path("snippet");
    Instant time = Json.time(comment, "publishedAt");
    return time == null ? Instant.EPOCH : time;
  }

  private List<Item> thread(JsonNode thread) {
    JsonNode snippet = thread.path("snippet");
    String video = Json.text(snippet, "videoId");
    List<Item> items = new ArrayList<>();
    items.addAll(
        Json.items(
            List.of(snippet.path("topLevelComment")), "id", comment -> comment(comment, video)));
    items.addAll(
        Json.items(
            thread.path("replies").path("comments"), "id", comment -> comment(comment, video)));
    return items;
  }

  /** What the channel itself writes is no mention of it. */
  private Optional<Item> comment(JsonNode comment, @Nullable String video) {
    JsonNode snippet = comment.path("snippet");
    boolean own = of.equals(Json.text(snippet.path("authorChannelId"), "value"));
    return own ? Optional.empty() : Optional.of(new Item.Said(draft(comment, snippet, video)));
  }

  private Draft draft(JsonNode comment, JsonNode snippet, @Nullable String about) {
    String id = Json.id(comment, "id");
    String video = snippet.path("videoId").asText(about);
    Instant written = Json.time(snippet, "publishedAt");
    Instant changed = Json.time(snippet, "updatedAt");
    return said(id, Kind.COMMENT)
        .author(
            Json.text(snippet, "authorDisplayName"), null, Json.text(snippet, "authorChannelUrl"))
        .text(Json.text(snippet, "textDisplay"))
        .url(address(id, video))
        .engagement(Json.count(snippet, "likeCount"), null, null)
        .publishedAt(written)
        .editedAt(changed == null || changed.equals(written) ? null : changed)
        .thread(video);
  }

  /** A comment on the channel's own page has no video. */
  private String address(String id, @Nullable String video) {
    return video == null || video.isEmpty()
        ? "https://www.youtube.com/channel/" + of
        : "https://www.youtube.com/watch?v=" + video + "&lc=" + id;
  }

  @Override
  public Optional<Lookup> lookup() {
    return Optional.of(this);
  }

  /** Only a thread says which video it is about; the id of a reply has a dot. */
  @Override
  public Request request(String nativeId) {
    String what = nativeId.contains(".") ? "comments" : "commentThreads";
    return api.get(comments(what, "snippet").addQueryParameter("id", nativeId));
  }

  @Override
  public Item parse(String nativeId, Fetched fetched) throws IOException {
    JsonNode list = Json.list(fetched.json(), "items");
    if (list.isEmpty()) {
      return gone(nativeId);
    }
    JsonNode item = same(nativeId, list.path(0), "id");
    return nativeId.contains(".")
        ? comment(item, target.equals("videoId") ? of : null).orElseThrow()
        : thread(item).getFirst();
  }
}
