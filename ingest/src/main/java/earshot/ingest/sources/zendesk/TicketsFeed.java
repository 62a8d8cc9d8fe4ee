package earshot.ingest.sources.zendesk;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.ingest.source.AgendaFeed;
import earshot.ingest.source.Api;
import earshot.ingest.source.Cursor;
import earshot.ingest.source.Fetched;
import earshot.ingest.source.Item;
import earshot.ingest.source.Json;
import earshot.ingest.source.Page;
import earshot.ingest.source.Polling;
import earshot.ingest.source.Shape;
import earshot.ingest.source.Step;
import earshot.mention.Kind;
import java.io.IOException;
import java.util.Optional;
import okhttp3.HttpUrl;

/**
 * All tickets in the order in which they changed, by the cursor of the <a
 * href="https://developer.zendesk.com/api-reference/ticketing/ticket-management/incremental_exports/">incremental
 * export</a>, and the <a
 * href="https://developer.zendesk.com/api-reference/ticketing/tickets/ticket_comments/">comments</a>
 * of those that were answered. The addresses in its answers may name another host, so only the
 * cursor is taken.
 */
final class TicketsFeed extends AgendaFeed {
  private static final String COMMENTS = "comments";
  private final HttpUrl site;

  TicketsFeed(String desk, HttpUrl site, Api api) {
    super(ZendeskSource.NAME, desk, desk + "/tickets", Polling.of(Shape.FORWARD), api);
    this.site = site;
  }

  @Override
  protected HttpUrl.Builder at(Cursor cursor, Step due) {
    if (due.part(0).equals(COMMENTS)) {
      HttpUrl.Builder comments =
          api.at("api/v2/tickets/{}/comments?include=users&page[size]=100", due.part(1));
      return due.part(2).isEmpty()
          ? comments
          : comments.addQueryParameter("page[after]", due.part(2));
    }
    HttpUrl.Builder tickets =
        api.at("api/v2/incremental/tickets/cursor.json?per_page=100&include=users,metric_sets");
    Optional<String> after = due.isFirst() ? cursor.position() : Optional.of(due.part(0));
    return after.isPresent()
        ? tickets.addQueryParameter("cursor", after.get())
        : tickets.addQueryParameter("start_time", cursor.seconds());
  }

  @Override
  protected void read(Fetched fetched, JsonNode answer, Step due, Found found) throws IOException {
    if (due.part(0).equals(COMMENTS)) {
      answers(answer, due, found);
      return;
    }
    found.items(Json.list(answer, "tickets"), "id", ticket -> ticket(ticket, answer.path("users")));
    for (JsonNode metric : answer.path("metric_sets")) {
      if (wasAnswered(metric)) {
        found.step(Step.of(COMMENTS, Json.id(metric, "ticket_id")));
      }
    }
    Optional<String> after = Json.maybe(answer, "after_cursor");
    boolean end = answer.path("end_of_stream").asBoolean();
    after.filter(cursor -> !end).ifPresent(cursor -> found.step(Step.of(cursor)));
  }

  /** The walk goes on after these tickets; what is still to be read of them is its agenda. */
  @Override
  protected Page conclude(Page page, JsonNode answer, Step due) {
    return page.at(Json.maybe(answer, "after_cursor"));
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
            .publishedAt(Json.time(ticket, "created_at"))
            .answeredAs(id));
  }

  /** Also where the only answer is no longer public, which no longer counts. */
  private static boolean wasAnswered(JsonNode metric) {
    return metric.path("replies").asInt() > 0
        || metric.path("reply_time_in_minutes").hasNonNull("calendar");
  }

  /** What agents wrote below the first comment, which is what the ticket says. */
  private void answers(JsonNode answer, Step due, Found found) throws IOException {
    JsonNode comments = Json.list(answer, COMMENTS);
    JsonNode users = answer.path("users");
    JsonNode ticket = due.part(2).isEmpty() ? comments.path(0) : comments.path(-1);
    found.items(
        comments,
        "id",
        comment ->
            comment == ticket || !isOurs(comment, users)
                ? Optional.empty()
                : answer(comment, due.part(1)));
    if (answer.at("/meta/has_more").asBoolean()) {
      found.step(Step.of(COMMENTS, due.part(1), answer.at("/meta/after_cursor").asText()));
    }
  }

  /** What agents tell each other is none; an answer may be made that later. */
  private Optional<Item> answer(JsonNode comment, String ticket) {
    String id = ticket + "/" + Json.id(comment, "id");
    return comment.path("public").asBoolean()
        ? heard(
            said(id, Kind.MESSAGE)
                .text(Json.text(comment, "plain_body"))
                .publishedAt(Json.time(comment, "created_at"))
                .answers(ticket))
        : Optional.of(hidden(id));
  }

  private static boolean isOurs(JsonNode comment, JsonNode users) {
    String role = Json.one(users, "id", Json.id(comment, "author_id")).path("role").asText();
    return role.equals("agent") || role.equals("admin");
  }
}
