package earshot.ingest.sources.x;

import com.fasterxml.jackson.databind.JsonNode;
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
import okhttp3.HttpUrl;
import okhttp3.Request;

/**
 * A <a href="https://docs.x.com/x-api/direct-messages/manage/introduction">direct message</a> in
 * the conversation of the one that it answers.
 */
final class MessageReplier extends ApiReplier {
  private final String us;

  MessageReplier(String us, Api api) {
    super("", ReplyRules.upTo(10_000, Unit.CHARACTERS).only(Kind.MESSAGE), api);
    this.us = us;
  }

  private HttpUrl.Builder conversation(ReplyOrder reply, String what) {
    return api.at("2/dm_conversations/{}/" + what, reply.thread().orElse(""));
  }

  @Override
  public Request request(ReplyOrder reply) {
    return api.post(conversation(reply, "messages"), Map.of("text", reply.text()));
  }

  @Override
  public Optional<String> parse(ReplyOrder reply, Fetched answer) throws IOException {
    return Optional.of(needed(answer.json().path("data"), "dm_event_id"));
  }

  @Override
  public Optional<Search> search(ReplyOrder reply) {
    HttpUrl.Builder newest =
        conversation(reply, "dm_events?dm_event.fields=id,text,sender_id&max_results=100");
    return Optional.of(
        new Search(
            api.get(newest), answer -> among(Posts.found(answer.json()), reply, this::ours)));
  }

  private String ours(JsonNode message) {
    String words = Posts.text(message);
    return us.equals(Json.text(message, "sender_id")) && words != null ? words : "";
  }
}
