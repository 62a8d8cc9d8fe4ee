package earshot.ingest.sources.trustpilot;

import earshot.ingest.source.Addresses;
import earshot.ingest.source.Api;
import earshot.ingest.source.ApiReplier;
import earshot.ingest.source.Fetched;
import earshot.ingest.source.Json;
import earshot.ingest.source.OAuth;
import earshot.ingest.source.Settings;
import earshot.mention.ReplyOrder;
import earshot.mention.ReplyRules;
import earshot.mention.ReplyRules.Unit;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.types.Password;

/**
 * The company's <a href="https://developers.trustpilot.com/service-reviews-api">answer</a> to a
 * review, of which there is one. Trustpilot takes it without a word of its own.
 */
final class ReviewReplier extends ApiReplier {
  private static final String TOKEN_URL =
      "https://api.trustpilot.com/v1/oauth/oauth-business-users-for-applications/accesstoken";
  private static final int LONGEST = 10_000; // Trustpilot names no limit: this is ours

  private final String author;

  private ReviewReplier(String businessUnit, String author, Api api) {
    super(businessUnit, ReplyRules.upTo(LONGEST, Unit.CHARACTERS), api);
    this.author = author;
  }

  static ReviewReplier of(AbstractConfig place) {
    String author = Settings.needed(place, "business-user", "replies");
    String secret = Settings.needed(place, "secret", "replies");
    HttpUrl tokens = Addresses.at(place.getString("base-url"), HttpUrl.get(TOKEN_URL));
    OAuth oauth =
        new OAuth(tokens, Settings.secret(place, "key"), new Password(secret), Optional.empty());
    Api api = Api.of(place).as(Optional.of(oauth));
    return new ReviewReplier(place.getString("business-unit").strip(), author, api);
  }

  @Override
  public Request request(ReplyOrder reply) {
    return api.post(
        review(reply).addPathSegment("reply"),
        Map.of("authorBusinessUserId", author, "message", reply.text()));
  }

  private HttpUrl.Builder review(ReplyOrder reply) {
    return api.at("v1/private/reviews/{}", reply.nativeId());
  }

  /** Its status says everything. */
  @Override
  public Optional<String> parse(ReplyOrder reply, Fetched answer) {
    return Optional.empty();
  }

  @Override
  public Optional<Search> search(ReplyOrder reply) {
    return Optional.of(
        new Search(
            api.get(review(reply)),
            answer -> {
              String shown = Json.id(answer.json().path("companyReply"), "text");
              return same(reply.text(), shown) ? Optional.of("") : Optional.empty();
            }));
  }
}
