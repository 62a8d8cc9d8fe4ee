package earshot.ingest.source;

import earshot.mention.ReplyOrder;
import earshot.mention.ReplyRules;
import java.io.IOException;
import java.util.Optional;
import okhttp3.FormBody;
import okhttp3.Request;

/** Answers that hang on what they answer, on one of Meta's networks. */
public final class GraphReplier extends ApiReplier {
  private final String edge;
  private final String words;

  /**
   * Answers what is said at this account.
   *
   * @param edge where answers hang on a comment
   * @param words the field of an answer that holds its words
   * @param messages answers what was written in private
   */
  public GraphReplier(
      String account, ReplyRules rules, Api api, String edge, String words, Replier messages) {
    super(account, rules, api, Optional.of(messages));
    this.edge = edge;
    this.words = words;
  }

  @Override
  public Request request(ReplyOrder reply) {
    return api.post(
        api.at("{}/{}", reply.nativeId(), edge),
        new FormBody.Builder().add("message", reply.text()).build());
  }

  @Override
  public Optional<String> parse(ReplyOrder reply, Fetched answer) throws IOException {
    Optional<Refusal> refusal = GraphFeed.refusal(answer);
    if (refusal.isPresent()) {
      throw refusal.get();
    }
    return Optional.of(needed(answer.json(), "id"));
  }

  @Override
  public Optional<Refusal> refusal(int status, Fetched answer) {
    return GraphFeed.refusal(answer);
  }

  @Override
  public Optional<Search> search(ReplyOrder reply) {
    return among(
        api.get(api.at("{}/{}?fields={}&limit=100", reply.nativeId(), edge, "id," + words)),
        "/data",
        reply,
        one -> Json.id(one, words));
  }
}
