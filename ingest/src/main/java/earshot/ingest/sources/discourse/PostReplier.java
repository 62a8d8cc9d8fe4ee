package earshot.ingest.sources.discourse;

import earshot.ingest.source.Addresses;
import earshot.ingest.source.Api;
import earshot.ingest.source.ApiReplier;
import earshot.ingest.source.Fetched;
import earshot.ingest.source.PlainText;
import earshot.ingest.source.Refusal;
import earshot.mention.ReplyOrder;
import earshot.mention.ReplyRules;
import earshot.mention.ReplyRules.Unit;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.Request;

/** A <a href="https://docs.discourse.org/#tag/Posts">post</a> that answers another of its topic. */
final class PostReplier extends ApiReplier {
  PostReplier(HttpUrl forum, Api api) {
    super(Addresses.site(forum), ReplyRules.upTo(32_000, Unit.CHARACTERS), api);
  }

  /** The address of a post ends with its number in the topic. */
  @Override
  public Request request(ReplyOrder reply) {
    String number = reply.url().orElse("").replaceFirst(".*/", "");
    String topic = reply.thread().orElse("");
    return api.post(
        api.at("posts.json"),
        Map.of("raw", reply.text(), "topic_id", topic, "reply_to_post_number", number));
  }

  /** It says what it does not like: too short, said before, a closed topic. */
  @Override
  public Optional<Refusal> refusal(int status, Fetched answer) {
    String why = answer.error().path("errors").path(0).asText();
    return status == 422 || status == 403
        ? Optional.of(new Refusal(Refusal.Kind.FORBIDDEN, "the forum refuses: " + why))
        : PostsFeed.tooFast(status, answer);
  }

  @Override
  public Optional<Search> search(ReplyOrder reply) {
    return among(
        api.get(api.at("posts/{}/replies.json", reply.nativeId())),
        "",
        reply,
        one -> PlainText.of(one.path("cooked").asText()));
  }
}
