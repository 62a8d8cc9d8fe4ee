package earshot.ingest.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import earshot.mention.Kind;
import earshot.mention.ReplyOrder;
import earshot.mention.ReplyRules;
import java.io.IOException;
import java.util.Optional;
import okhttp3.Request;

/**
 * Answers to what people wrote in private on one of Meta's networks: <a
 * href="https://developers.facebook.com/docs/messenger-platform/send-messages">messages</a> to whom
 * wrote last within a day; later Meta refuses them. To whom they go is asked first.
 */
public final class GraphMessageReplier extends ApiReplier {
  private static final String MESSAGES = "messages";

  private final String holder;

  /**
   * Answers what is written to this account.
   *
   * @param holder the account or page on which the conversations hang
   */
  public GraphMessageReplier(String account, String holder, ReplyRules rules, Api api) {
    super(
        account, rules.only(Kind.MESSAGE), api.refusing((s, answer) -> GraphFeed.refusal(answer)));
    this.holder = holder;
  }

  @Override
  public boolean asksFirst() {
    return true;
  }

  @Override
  public Request request(ReplyOrder reply) {
    return api.get(api.at(reply.nativeId()).addQueryParameter("fields", "from"));
  }

  @Override
  public Request request(ReplyOrder reply, Fetched asked) throws IOException {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("messaging_type", "RESPONSE");
    json.putObject("recipient").put("id", needed(asked.json().path("from"), "id"));
    json.putObject("message").put("text", reply.text());
    return api.post(api.at(holder).addPathSegment(MESSAGES), json.toString());
  }

  @Override
  public Optional<String> parse(ReplyOrder reply, Fetched answer) throws IOException {
    Optional<Refusal> refusal = GraphFeed.refusal(answer);
    if (refusal.isPresent()) {
      throw refusal.get();
    }
    return Optional.of(needed(answer.json(), "message_id"));
  }

  /** The newest of the conversation, of which ours count. */
  @Override
  public Optional<Search> search(ReplyOrder reply) {
    return reply
        .thread()
        .map(thread -> api.at(thread).addPathSegment(MESSAGES))
        .map(list -> list.addQueryParameter("fields", "id,message,from"))
        .map(
            list ->
                new Search(
                    api.get(list.addQueryParameter("limit", "50")),
                    answer -> among(Json.list(answer.json(), "data"), reply, this::ours)));
  }

  private String ours(JsonNode message) {
    String from = Json.id(message.path("from"), "id");
    return from.equals(account()) || from.equals(holder) ? Json.id(message, "message") : "";
  }
}
