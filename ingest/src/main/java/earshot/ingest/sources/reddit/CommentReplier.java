package earshot.ingest.sources.reddit;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.ingest.source.Api;
import earshot.ingest.source.ApiReplier;
import earshot.ingest.source.Fetched;
import earshot.ingest.source.Json;
import earshot.ingest.source.Refusal;
import earshot.mention.ReplyOrder;
import earshot.mention.ReplyRules;
import earshot.mention.ReplyRules.Unit;
import java.io.IOException;
import java.util.Optional;
import okhttp3.FormBody;
import okhttp3.HttpUrl;
import okhttp3.Request;

/**
 * A <a href="https://www.reddit.com/dev/api#POST_api_comment">comment</a> below a post or another
 * comment. Reddit refuses with errors in an answer that succeeded.
 */
final class CommentReplier extends ApiReplier {
  CommentReplier(Api api) {
    super("", ReplyRules.upTo(10_000, Unit.CHARACTERS), api);
  }

  @Override
  public Request request(ReplyOrder reply) {
    FormBody form =
        new FormBody.Builder()
            .add("api_type", "json")
            .add("thing_id", reply.nativeId())
            .add("text", reply.text())
            .build();
    return api.post(api.at("api/comment?raw_json=1"), form);
  }

  @Override
  public Optional<String> parse(ReplyOrder reply, Fetched answer) throws IOException {
    JsonNode json = answer.json().path("json");
    JsonNode error = json.path("errors").path(0);
    if (!error.isMissingNode()) {
      boolean often = error.path(0).asText().equals("RATELIMIT");
      throw new Refusal(
          often ? Refusal.Kind.TOO_MUCH : Refusal.Kind.FORBIDDEN,
          "Reddit refuses: " + error.path(0).asText() + " " + error.path(1).asText());
    }
    return Optional.of(needed(json.path("data").path("things").path(0).path("data"), "name"));
  }

  /** Below what was answered, which stands below its post. */
  @Override
  public Optional<Search> search(ReplyOrder reply) {
    String post = reply.thread().orElse(reply.nativeId()).replaceFirst("^t3_", "");
    HttpUrl.Builder thread =
        reply.thread().isEmpty()
            ? api.at("comments/{}?raw_json=1&sort=new", post)
            : api.at(
                "comments/{}?raw_json=1&comment={}",
                post,
                reply.nativeId().replaceFirst("^t1_", ""));
    return Optional.of(new Search(api.get(thread), answer -> found(reply, answer)));
  }

  private static Optional<String> found(ReplyOrder reply, Fetched answer) throws IOException {
    return Json.list(answer.json(), "").findParents("parent_id").stream()
        .filter(comment -> reply.nativeId().equals(Json.text(comment, "parent_id")))
        .filter(comment -> same(reply.text(), Json.id(comment, "body")))
        .map(comment -> Json.id(comment, "name"))
        .findFirst();
  }
}
