package earshot.ingest.sources.mastodon;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.ingest.source.Api;
import earshot.ingest.source.ApiReplier;
import earshot.ingest.source.Fetched;
import earshot.ingest.source.Json;
import earshot.ingest.source.PlainText;
import earshot.ingest.source.Refusal;
import earshot.mention.ReplyOrder;
import earshot.mention.ReplyRules;
import java.util.Map;
import java.util.Optional;
import okhttp3.Request;

/**
 * A public <a href="https://docs.joinmastodon.org/methods/statuses/#create">post</a> that answers
 * another. Servers know the same key again for an hour; later the thread is searched.
 */
final class StatusReplier extends ApiReplier {
  StatusReplier(String server, ReplyRules rules, Api api) {
    super(server, rules, api);
  }

  @Override
  public Request request(ReplyOrder reply) {
    String answered = reply.nativeId();
    return api.post(
            api.at("api/v1/statuses"),
            Map.of("status", reply.text(), "in_reply_to_id", answered, "visibility", "public"))
        .newBuilder()
        .header("Idempotency-Key", reply.id())
        .build();
  }

  /** It says in its own language what it does not like. */
  @Override
  public Optional<Refusal> refusal(int status, Fetched answer) {
    return Json.maybe(answer.error(), "error")
        .filter(why -> status == 403 || status == 422)
        .map(why -> new Refusal(Refusal.Kind.FORBIDDEN, "the server refuses: " + why));
  }

  @Override
  public Optional<Search> search(ReplyOrder reply) {
    return among(
        api.get(api.at("api/v1/statuses/{}/context", reply.nativeId())),
        "/descendants",
        reply,
        status -> answer(status, reply));
  }

  /** What a post below says to what was answered. */
  private static String answer(JsonNode status, ReplyOrder reply) {
    boolean here = reply.nativeId().equals(Json.text(status, "in_reply_to_id"));
    return here ? PlainText.of(status.path("content").asText()) : "";
  }
}
