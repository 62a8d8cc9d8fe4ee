package earshot.ingest.sources.bluesky;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import okhttp3.Request;

/**
 * A post that answers another, put under a key made of the command: whoever puts it twice finds it
 * there already. It names what it answers with a hash of its content, which has to be asked for
 * first.
 */
final class PostReplier extends ApiReplier {
  private final String handle;

  PostReplier(String handle, Api api) {
    super("", ReplyRules.upTo(300, Unit.GRAPHEMES), api);
    this.handle = handle;
  }

  @Override
  public boolean asksFirst() {
    return true;
  }

  @Override
  public Request request(ReplyOrder reply) {
    return api.get(api.at("xrpc/app.bsky.feed.getPosts?uris={}", reply.nativeId()));
  }

  @Override
  public Request request(ReplyOrder reply, Fetched asked) throws IOException {
    JsonNode parent = Json.list(asked.json(), "posts").path(0);
    if (parent.isMissingNode()) {
      throw new Refusal(Refusal.Kind.GONE, "the post is gone, or its author does not show it");
    }
    JsonNode root = parent.path("record").path("reply").path("root");
    ObjectNode put = JsonNodeFactory.instance.objectNode();
    put.put("repo", handle).put("collection", PostsFeed.POSTS).put("rkey", RecordKey.of(reply));
    ObjectNode record = put.putObject("record").put("$type", PostsFeed.POSTS);
    record.put("text", reply.text()).put("createdAt", reply.at().toString());
    ObjectNode thread = record.putObject("reply");
    reference(thread.putObject("root"), root.isMissingNode() ? parent : root);
    reference(thread.putObject("parent"), parent);
    Links.of(reply.text()).ifPresent(links -> record.set("facets", links));
    return api.post(api.at("xrpc/com.atproto.repo.putRecord"), put.toString());
  }

  private static void reference(ObjectNode here, JsonNode post) throws IOException {
    here.put("uri", needed(post, "uri")).put("cid", needed(post, "cid"));
  }

  @Override
  public Optional<String> parse(ReplyOrder reply, Fetched answer) throws IOException {
    return Optional.of(needed(answer.json(), "uri"));
  }

  @Override
  public boolean isRepeatable() {
    return true;
  }

  @Override
  public Optional<Refusal> refusal(int status, Fetched answer) {
    return Json.maybe(answer.error(), "message")
        .filter(why -> status == 400 || status == 403)
        .map(why -> new Refusal(Refusal.Kind.FORBIDDEN, "the server refuses: " + why));
  }
}
