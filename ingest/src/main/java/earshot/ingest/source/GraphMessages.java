package earshot.ingest.source;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.ingest.source.Pushed.Hint;
import earshot.mention.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import okhttp3.HttpUrl;

/**
 * What people write in private to an account on one of Meta's networks: its conversations, the last
 * changed first, each with its newest messages. A conversation is the thread of its messages.
 */
public final class GraphMessages extends GraphFeed implements Pushed {
  private static final String MESSAGES = "messages";
  private static final String FIELDS =
      "id,updated_time," + MESSAGES + ".limit(50){id,message,created_time,from}";
  private static final String SITE_OF_HANDLES = "https://www.instagram.com/";

  private final String holder;
  private final Optional<String> platform;

  /**
   * The conversations of one account.
   *
   * @param holder the account or page on which they hang
   * @param platform of the conversations, where the page holds those of several
   */
  public GraphMessages(
      String source, String account, String holder, Optional<String> platform, Api api) {
    super(
        source,
        account,
        MESSAGES,
        Polling.of(Shape.WINDOW).atMostEvery(Duration.ofMinutes(2)),
        api);
    this.holder = holder;
    this.platform = platform;
  }

  @Override
  protected HttpUrl.Builder start(Cursor cursor) {
    HttpUrl.Builder url = since(cursor, list(holder, "conversations", FIELDS, 25));
    platform.ifPresent(name -> url.addQueryParameter("platform", name));
    return url;
  }

  @Override
  protected void read(Fetched fetched, JsonNode answer, Step due, Found found) throws IOException {
    JsonNode data = Json.list(answer, "data");
    if (isThread(fetched)) {
      messages(data, thread(fetched), found);
    } else {
      for (JsonNode conversation : data) {
        JsonNode list = conversation.path(MESSAGES);
        messages(list.path("data"), Json.id(conversation, "id"), found);
        next(list).ifPresent(found::step);
      }
    }
    next(fetched, answer).ifPresent(found::step);
  }

  /** Whether it is a further page of one conversation. */
  private static boolean isThread(Fetched fetched) {
    return fetched.url().pathSegments().getLast().equals(MESSAGES);
  }

  private static String thread(Fetched fetched) {
    return fetched.url().pathSegments().get(fetched.url().pathSize() - 2);
  }

  private void messages(JsonNode list, String thread, Found found) {
    found.items(list, "id", message -> message(message, thread));
  }

  /** What anybody but the account itself wrote with words. */
  private Optional<Item> message(JsonNode message, String thread) {
    JsonNode from = message.path("from");
    String words = Json.text(message, "message");
    String id = Json.id(message, "id");
    if ((words == null && !id.isEmpty()) || isOwn(Json.id(from, "id"))) {
      return Optional.empty();
    }
    String handle = Json.text(from, "username");
    return heard(
        said(id, Kind.MESSAGE)
            .author(
                Json.text(from, "name"),
                handle,
                handle == null ? null : SITE_OF_HANDLES + handle + "/")
            .text(words)
            .publishedAt(Json.time(message, "created_time"))
            .thread(thread));
  }

  private boolean isOwn(String id) {
    return id.equals(account) || id.equals(holder);
  }

  @Override
  public Optional<Hint> hint(JsonNode body) {
    for (JsonNode entry : body.path("entry")) {
      if (isOwn(Json.id(entry, "id")) && entry.has("messaging")) {
        return Optional.of(Hint.WALK);
      }
    }
    return Optional.empty();
  }
}
