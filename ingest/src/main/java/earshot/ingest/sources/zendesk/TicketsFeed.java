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
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.Request;

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
        api.at("api/v2/incremental/tickets/cursor.json?per_page=100&include=users");
    Optional<String> after = page.or(cursor::position);
    return api.get(
        after.isPresent()
            ? tickets.addQueryParameter("cursor", after.get())
            : tickets.addQueryParameter("start_time", cursor.seconds()));
  }

  @Override
  public Page parse(Fetched fetched) throws IOException {
    JsonNode answer = fetched.json();
    List<Item> items =
        Json.items(
            Json.list(answer, "tickets"), "id", ticket -> ticket(ticket, answer.path("users")));
    Optional<String> position = Json.maybe(answer, "after_cursor");
    boolean end = answer.path("end_of_stream").asBoolean();
    return Page.of(items, position.filter(cursor -> !end)).at(position);
  }

  private Optional<Item> ticket(JsonNode ticket, JsonNode users) {
    String id = Json.id(ticket, "id");
    if (ticket.path("status").asText().equals("deleted")) {
      return Optional.of(gone(id));
    }
    JsonNode requester = Json.one(users, "id", Json.id(ticket, "requester_id"));
    return heard(
        said(id, Kind.MESSAGE)
            .author(Json.text(requester, "name"), null, null)
            .title(Json.text(ticket, "subject"))
            .text(Json.text(ticket, "description"))
            .url(site.newBuilder().addPathSegments("agent/tickets/" + id).build().toString())
            .publishedAt(Json.time(ticket, "created_at")));
  }
}
