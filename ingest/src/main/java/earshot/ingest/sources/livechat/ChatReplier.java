package earshot.ingest.sources.livechat;

import earshot.ingest.source.Api;
import earshot.ingest.source.ApiReplier;
import earshot.ingest.source.Fetched;
import earshot.ingest.source.Json;
import earshot.mention.ReplyOrder;
import earshot.mention.ReplyRules;
import earshot.mention.ReplyRules.Unit;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import okhttp3.Request;

/**
 * What an agent adds to a chat: while it goes on at once, afterwards to its last thread, where the
 * customer finds it when they are back on the site.
 */
final class ChatReplier extends ApiReplier {
  ChatReplier(String license, Api api) {
    super(license, ReplyRules.upTo(16_000, Unit.BYTES), api);
  }

  @Override
  public Request request(ReplyOrder reply) {
    var event = Map.of("type", "message", "text", reply.text(), "visibility", "all");
    return api.post(
        api.at("agent/action/send_event"),
        Map.of("chat_id", chat(reply), "event", event, "attach_to_last_thread", true));
  }

  private static String chat(ReplyOrder reply) {
    return reply.thread().orElse("");
  }

  @Override
  public Optional<String> parse(ReplyOrder reply, Fetched answer) throws IOException {
    return Optional.of(needed(answer.json(), "event_id"));
  }

  /** Its last thread is what is shown of a chat. */
  @Override
  public Optional<Search> search(ReplyOrder reply) {
    return among(
        api.post(api.at("agent/action/get_chat"), Map.of("chat_id", chat(reply))),
        "/thread/events",
        reply,
        event -> Json.id(event, "text"));
  }
}
