package earshot.ingest.sources.appstoreconnect;

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
 * The developer's <a
 * href="https://developer.apple.com/documentation/appstoreconnectapi/customer-review-responses">answer</a>
 * to a review: there is one, and what is sent again replaces it.
 */
final class ReviewReplier extends ApiReplier {
  ReviewReplier(String app, Api api) {
    super(app, ReplyRules.upTo(5_970, Unit.CHARACTERS), api);
  }

  @Override
  public Request request(ReplyOrder reply) {
    var review = Map.of("data", Map.of("type", "customerReviews", "id", reply.nativeId()));
    var data =
        Map.of(
            "type", "customerReviewResponses",
            "attributes", Map.of("responseBody", reply.text()),
            "relationships", Map.of("review", review));
    return api.post(api.at("v1/customerReviewResponses"), Map.of("data", data));
  }

  @Override
  public Optional<String> parse(ReplyOrder reply, Fetched answer) throws IOException {
    return Optional.of(needed(answer.json().path("data"), "id"));
  }

  @Override
  public boolean isRepeatable() {
    return true;
  }
}
