package earshot.ingest.sources.intercom;

import earshot.ingest.source.Api;
import earshot.ingest.source.ApiReplier;
import earshot.ingest.source.Fetched;
import earshot.ingest.source.PlainText;
import earshot.mention.ReplyOrder;
import earshot.mention.ReplyRules;
import earshot.mention.ReplyRules.Unit;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.Request;

/**
 * What a teammate writes in a conversation; Intercom answers with the conversation as it is now.
 */
final class ConversationReplier extends ApiReplier {
  private static final int LONGEST = 10_000; // Intercom names no limit: this is ours

  private final String admin;

  ConversationReplier(String workspace, String admin, Api api) {
    super(workspace, ReplyRules.upTo(LONGEST, Unit.CHARACTERS), api);
    this.admin = admin;
  }

  private HttpUrl.Builder conversation(ReplyOrder reply) {
    return api.at("conversations").addPathSegment(reply.nativeId());
  }

  @Override
  public Request request(ReplyOrder reply) {
    return api.post(
        conversation(reply).addPathSegment("reply"),
        Map.of(
            "message_type", "comment", "type", "admin", "admin_id", admin, "body", reply.text()));
  }

  @Override
  public Optional<String> parse(ReplyOrder reply, Fetched answer) throws IOException {
    needed(answer.json(), "id");
    return Optional.empty();
  }

  @Override
  public Optional<Search> search(ReplyOrder reply) {
    return among(
        api.get(conversation(reply)),
        "/conversation_parts/conversation_parts",
        reply,
        part -> PlainText.of(part.path("body").asText()));
  }
}
