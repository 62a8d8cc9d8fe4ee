package earshot.ingest.sources.youtube;

import earshot.ingest.source.Api;
import earshot.ingest.source.ApiReplier;
import earshot.ingest.source.Json;
import earshot.mention.Kind;
import earshot.mention.ReplyOrder;
import earshot.mention.ReplyRules;
import earshot.mention.ReplyRules.Unit;
import java.util.Map;
import java.util.Optional;
import okhttp3.Request;

/**
 * A <a href="https://developers.google.com/youtube/v3/docs/comments/insert">reply</a> in the thread
 * of a comment. There is one level of replies: a reply is answered where it stands.
 */
final class CommentReplier extends ApiReplier {
  private static final ReplyRules RULES =
      ReplyRules.upTo(10_000, Unit.CHARACTERS).only(Kind.COMMENT);

  CommentReplier(Api api) {
    super("", RULES, api);
  }

  private static String thread(ReplyOrder reply) {
    return reply.nativeId().replaceFirst("\\..*", "");
  }

  @Override
  public Request request(ReplyOrder reply) {
    var comment = Map.of("parentId", thread(reply), "textOriginal", reply.text());
    return api.post(api.at("comments?part=snippet"), Map.of("snippet", comment));
  }

  /** The newest hundred of a thread. */
  @Override
  public Optional<Search> search(ReplyOrder reply) {
    return among(
        api.get(
            api.at(
                "comments?part=snippet&parentId={}&textFormat=plainText&maxResults=100",
                thread(reply))),
        "/items",
        reply,
        one -> Json.id(one.path("snippet"), "textDisplay"));
  }
}
