package earshot.ingest.sources.x;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.ingest.source.Api;
import earshot.ingest.source.ApiReplier;
import earshot.ingest.source.Fetched;
import earshot.ingest.source.Json;
import earshot.mention.Kind;
import earshot.mention.Mention;
import earshot.mention.ReplyOrder;
import earshot.mention.ReplyRules;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import okhttp3.Request;

/**
 * A <a href="https://docs.x.com/x-api/posts/create-post">post</a> that answers another. Since 2026
 * X takes it only from whom the other's author has named.
 */
final class PostReplier extends ApiReplier {
  private static final String POSTS = "2/tweets";
  private static final int LONGEST = 280;

  private final String us;

  PostReplier(String account, String us, Api api) {
    super("", rules(account), api, Optional.of(new MessageReplier(us, api)));
    this.us = us;
  }

  private static ReplyRules rules(String account) {
    return ReplyRules.upTo(LONGEST, "characters as X counts them", Weight::of)
        .only(Kind.POST, Kind.COMMENT)
        .only(named(account));
  }

  private static Predicate<Mention> named(String account) {
    Pattern name = Pattern.compile("(?i)(?<![\\w@])@" + Pattern.quote(account) + "(?!\\w)");
    return mention -> mention.text().filter(text -> name.matcher(text).find()).isPresent();
  }

  @Override
  public Request request(ReplyOrder reply) {
    var to = Map.of("in_reply_to_tweet_id", reply.nativeId());
    return api.post(api.at(POSTS), Map.of("text", reply.text(), "reply", to));
  }

  @Override
  public Optional<String> parse(ReplyOrder reply, Fetched answer) throws IOException {
    return Optional.of(needed(answer.json().path("data"), "id"));
  }

  /** Among our own posts, which are shown at once; a search would not find it for a while. */
  @Override
  public Optional<Search> search(ReplyOrder reply) {
    HttpUrl.Builder ours =
        api.at("2/users/{}/tweets?max_results=100&tweet.fields={}", us, Posts.FIELDS);
    return Optional.of(new Search(api.get(ours), answer -> found(reply, answer)));
  }

  private static Optional<String> found(ReplyOrder reply, Fetched answer) throws IOException {
    for (JsonNode post : Posts.found(answer.json())) {
      String text = Posts.text(post);
      if (text != null
          && Posts.answered(post).filter(reply.nativeId()::equals).isPresent()
          && same(bare(reply.text()), bare(text))) {
        return Optional.of(Json.id(post, "id"));
      }
    }
    return Optional.empty();
  }

  /** Without what X changes: it begins an answer with names, and writes addresses anew. */
  private static String bare(String text) {
    return Weight.ADDRESS.matcher(text.replaceFirst("^(@\\w+\\s+)+", "")).replaceAll("");
  }
}
