package earshot.ingest.sources.appstoreconnect;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import earshot.ingest.source.Api;
import earshot.ingest.source.ApiReplier;
import earshot.ingest.source.Fetched;
import earshot.ingest.source.Refusal;
import earshot.ingest.source.Signing;
import earshot.ingest.source.SigningKey;
import earshot.mention.ReplyOrder;
import earshot.mention.ReplyRules;
import earshot.mention.ReplyRules.Unit;
import java.io.IOException;
import java.util.Optional;
import okhttp3.Request;

/**
 * The developer's <a
 * href="https://developer.apple.com/documentation/appstoreconnectapi/customer-review-responses">answer</a>
 * to a review: there is one, and what is sent again replaces it.
 */
final class ReviewReplier extends ApiReplier {
  private final SigningKey key;

  ReviewReplier(String app, SigningKey key, Api api) {
    super(app, ReplyRules.upTo(5_970, Unit.CHARACTERS), api);
    this.key = key;
  }

  @Override
  public Optional<Signing> signing() {
    return Optional.of(key);
  }

  @Override
  public Request request(ReplyOrder reply) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ObjectNode data = json.putObject("data").put("type", "customerReviewResponses");
    data.putObject("attributes").put("responseBody", reply.text());
    data.putObject("relationships")
        .putObject("review")
        .putObject("data")
        .put("type", "customerReviews")
        .put("id", reply.nativeId());
    return api.post(api.at("v1/customerReviewResponses"), json.toString());
  }

  @Override
  public Optional<String> parse(ReplyOrder reply, Fetched answer) throws IOException {
    return Optional.of(needed(answer.json().path("data"), "id"));
  }

  @Override
  public boolean isRepeatable() {
    return true;
  }

  @Override
  public Optional<Refusal> refusal(int status, Fetched answer) {
    return AppStoreConnectSource.refusal(status, answer);
  }
}
