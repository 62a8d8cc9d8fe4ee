package earshot.ingest.sources.telegram;

import earshot.ingest.source.Api;
import earshot.ingest.source.ApiReplier;
import earshot.ingest.source.Fetched;
import earshot.mention.ReplyOrder;
import earshot.mention.ReplyRules;
import earshot.mention.ReplyRules.Unit;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import okhttp3.Request;

/**
 * A <a href="https://core.telegram.org/bots/api#sendmessage">message</a> of the bot that answers
 * another. A bot can't read what it wrote, so what may have arrived is not sent again.
 */
final class MessageReplier extends ApiReplier {
  private final String token;

  MessageReplier(String token, Api api) {
    super("", ReplyRules.upTo(4_096, Unit.CHARACTERS), api);
    this.token = token;
  }

  @Override
  public Request request(ReplyOrder reply) {
    String[] chatAndMessage = reply.nativeId().split("/", 2);
    var to = Map.of("message_id", Long.parseLong(chatAndMessage[1]));
    return api.post(
        api.at("bot" + token + "/sendMessage"),
        Map.of("chat_id", chatAndMessage[0], "text", reply.text(), "reply_parameters", to));
  }

  @Override
  public Optional<String> parse(ReplyOrder reply, Fetched answer) throws IOException {
    String message = needed(answer.json().path("result"), "message_id");
    return Optional.of(reply.nativeId().replaceFirst("/.*", "/" + message));
  }
}
