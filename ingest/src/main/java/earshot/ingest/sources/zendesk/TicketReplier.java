package earshot.ingest.sources.zendesk;

import earshot.ingest.source.Api;
import earshot.ingest.source.ApiReplier;
import earshot.ingest.source.Fetched;
import earshot.ingest.source.Json;
import earshot.mention.Kind;
import earshot.mention.ReplyOrder;
import earshot.mention.ReplyRules;
import earshot.mention.ReplyRules.Unit;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import okhttp3.Request;

/**
 * A public <a
 * href="https://developer.zendesk.com/api-reference/ticketing/tickets/ticket_comments/">comment</a>
 * on a ticket, which goes to its requester.
 */
final class TicketReplier extends ApiReplier {
  private static final ReplyRules RULES =
      ReplyRules.upTo(65_535, Unit.BYTES).only(Kind.MESSAGE); // ratings can't be answered

  TicketReplier(String desk, Api api) {
    super(desk, RULES, api);
  }

  @Override
  public Request request(ReplyOrder reply) {
    var comment = Map.of("body", reply.text(), "public", true);
    return api.put(
        api.at("api/v2/tickets/{}", reply.nativeId()),
        Map.of("ticket", Map.of("comment", comment)));
  }

  /** The ticket as it is now; the comment has no name in it. */
  @Override
  public Optional<String> parse(ReplyOrder reply, Fetched answer) throws IOException {
    needed(answer.json().path("ticket"), "id");
    return Optional.empty();
  }

  @Override
  public Optional<Search> search(ReplyOrder reply) {
    return among(
        api.get(api.at("api/v2/tickets/{}/comments?sort_order=desc", reply.nativeId())),
        "/comments",
        reply,
        comment -> Json.id(comment, "plain_body"));
  }
}
