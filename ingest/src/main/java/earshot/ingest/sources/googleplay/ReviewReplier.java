package earshot.ingest.sources.googleplay;

import earshot.ingest.source.Api;
import earshot.ingest.source.Fetched;
import earshot.ingest.source.GoogleReplier;
import earshot.mention.ReplyOrder;
import earshot.mention.ReplyRules;
import earshot.mention.ReplyRules.Unit;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.Request;

/**
 * The developer's <a
 * href="https://developers.google.com/android-publisher/reply-to-reviews">answer</a> to a review:
 * there is one, and what is sent again replaces it.
 */
final class ReviewReplier extends GoogleReplier {
  private static final ReplyRules RULES =
      ReplyRules.upTo(350, Unit.CHARACTERS)
          .without("<[/a-zA-Z][^>]*>", "Google takes tags of HTML out of an answer");

  ReviewReplier(String app, Api api) {
    super(app, RULES, api);
  }

  @Override
  public Request request(ReplyOrder reply) {
    HttpUrl.Builder review =
        api.at("androidpublisher/v3/applications/{}/reviews/{}:reply", account(), reply.nativeId());
    return api.post(review, Map.of("replyText", reply.text()));
  }

  @Override
  public Optional<String> parse(ReplyOrder reply, Fetched answer) throws IOException {
    needed(answer.json().path("result"), "replyText");
    return Optional.empty();
  }
}
