package earshot.ingest.source;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.mention.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
    super(source, account, MESSAGES, api);
    this.holder = holder;
    this.platform = platform;
  }

  @Override
  public Duration fastest() {
    return Duration.ofMinutes(2);
  }

  @Override
  protected HttpUrl.Builder first(Cursor cursor) {
    HttpUrl.Builder url = since(cursor, list(holder, "conversations", FIELDS, 25));
    platform.ifPresent(name -> url.addQueryParameter("platform", name));
    return url;
  }

  @Override
  public Page parse(Fetched fetched) throws IOException {
    JsonNode answer = answer(fetched);
    JsonNode data = Json.list(answer, "data");
    List<Item> items = new ArrayList<>();
    List<String> more = new ArrayList<>();
    if (isThread(fetched)) {
      items.addAll(messages(data, thread(fetched)));
    } else {
      for (JsonNode conversation : data) {
        JsonNode list = conversation.path(MESSAGES);
        items.addAll(messages(list.path("data"), Json.id(conversation, "id")));
        next(list).ifPresent(more::add);
      }
    }
    next(fetched, answer).ifPresent(more::add);
    return Page.of(items, Agenda.of(fetched).after(more).token());
  }

  /** Whether it is a further page of one conversation. */
  private static boolean isThread(Fetched fetched) {
    return fetched.url().pathSegments().getLast().equals(MESSAGES);
  }

  private static String thread(Fetched fetched) {
    return fetched.url().pathSegments().get(fetched.url().pathSize() - 2);
  }

  private List<Item> messages(JsonNode list, String thread) {
    return Json.items(list, "id", message -> message(message, thread));
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
    return Optional.of(
        new Item.Said(
            said(id, Kind.MESSAGE)
                .author(
                    Json.text(from, "name"),
                    handle,
                    handle == null ? null : SITE_OF_HANDLES + handle + "/")
                .text(words)
                .publishedAt(Json.time(message, "created_time"))
                .thread(thread)));
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
