package earshot.ingest.sources.zendesk;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.ingest.source.Api;
import earshot.ingest.source.ApiFeed;
import earshot.ingest.source.Cursor;
import earshot.ingest.source.Fetched;
import earshot.ingest.source.Item;
import earshot.ingest.source.Json;
import earshot.ingest.source.Page;
import earshot.ingest.source.Shape;
import earshot.mention.Kind;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * All tickets in the order in which they changed, by the cursor of the <a
 * href="https://developer.zendesk.com/api-reference/ticketing/ticket-management/incremental_exports/">incremental
 * export</a>. The addresses in its answers may name another host, so only the cursor is taken.
 */
final class TicketsFeed extends ApiFeed {
  private final HttpUrl site;

  TicketsFeed(String desk, HttpUrl site, Api api) {
    super(ZendeskSource.NAME, desk, desk + "/tickets", Shape.FORWARD, api);
    this.site = site;
  }

  @Override
  public Request request(Cursor cursor, Optional<String> page) {
    HttpUrl.Builder tickets =
        api.at("api/v2/incremental/tickets/cursor.json")
            .addQueryParameter("per_page", "100")
            .addQueryParameter("include", "users");
    Optional<String> after = page.or(cursor::position);
    String start = Long.toString(Math.max(0, cursor.since().getEpochSecond()));
    return api.get(
        after.isPresent()
            ? tickets.addQueryParameter("cursor", after.get())
            : tickets.addQueryParameter("start_time", start));
  }

  @Override
  public Page parse(Fetched fetched) throws IOException {
    JsonNode answer = fetched.json();
    Map<String, String> names = new HashMap<>();
    answer.path("users").forEach(user -> names.put(Json.id(user, "id"), Json.id(user, "name")));
    List<Item> items =
        Json.items(Json.list(answer, "tickets"), "id", ticket -> ticket(ticket, names));
    Optional<String> position = Json.maybe(answer, "after_cursor");
    boolean end = answer.path("end_of_stream").asBoolean();
    return Page.of(items, position.filter(cursor -> !end)).at(position);
  }

  private Optional<Item> ticket(JsonNode ticket, Map<String, String> names) {
    String id = Json.id(ticket, "id");
    if (ticket.path("status").asText().equals("deleted")) {
      return Optional.of(gone(id));
    }
    @Nullable String name = names.get(Json.id(ticket, "requester_id"));
    return Optional.of(
        new Item.Said(
            said(id, Kind.MESSAGE)
                .author(name, null, null)
                .title(Json.text(ticket, "subject"))
                .text(Json.text(ticket, "description"))
                .url(site.newBuilder().addPathSegments("agent/tickets/" + id).build().toString())
                .publishedAt(Json.time(ticket, "created_at"))));
  }
}
