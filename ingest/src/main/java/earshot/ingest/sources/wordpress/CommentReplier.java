package earshot.ingest.sources.wordpress;

import earshot.ingest.source.Addresses;
import earshot.ingest.source.Api;
import earshot.ingest.source.ApiReplier;
import earshot.ingest.source.Fetched;
import earshot.ingest.source.Json;
import earshot.ingest.source.PlainText;
import earshot.ingest.source.Refusal;
import earshot.mention.ReplyOrder;
import earshot.mention.ReplyRules;
import earshot.mention.ReplyRules.Unit;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.Request;

/**
 * A <a href="https://developer.wordpress.org/rest-api/reference/comments/">comment</a> below
 * another, in the name of the user whose password it is.
 */
final class CommentReplier extends ApiReplier {
  private static final String COMMENTS = "wp-json/wp/v2/comments";

  CommentReplier(HttpUrl site, Api api) {
    super(Addresses.site(site), ReplyRules.upTo(65_525, Unit.BYTES), api);
  }

  @Override
  public Request request(ReplyOrder reply) {
    String post = reply.thread().orElse("");
    return api.post(
        api.at(COMMENTS),
        Map.of("post", post, "parent", reply.nativeId(), "content", reply.text()));
  }

  /** It says why it takes no comment: closed, too fast, said before. */
  @Override
  public Optional<Refusal> refusal(int status, Fetched answer) {
    return Json.maybe(answer.error(), "message")
        .filter(why -> status / 100 == 4 && status != 429)
        .map(why -> new Refusal(Refusal.Kind.FORBIDDEN, "WordPress refuses: " + why));
  }

  @Override
  public Optional<Search> search(ReplyOrder reply) {
    return among(
        api.get(api.at(COMMENTS + "?parent={}&per_page=100", reply.nativeId())),
        "",
        reply,
        one -> PlainText.of(one.path("content").path("rendered").asText()));
  }
}
