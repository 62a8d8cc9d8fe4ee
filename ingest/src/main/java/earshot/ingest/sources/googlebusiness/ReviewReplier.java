package earshot.ingest.sources.googlebusiness;

import earshot.ingest.source.Api;
import earshot.ingest.source.Fetched;
import earshot.ingest.source.GoogleReplier;
import earshot.mention.ReplyOrder;
import earshot.mention.ReplyRules;
import earshot.mention.ReplyRules.Unit;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import okhttp3.Request;

/**
 * The <a
 * href="https://developers.google.com/my-business/reference/rest/v4/accounts.locations.reviews/updateReply">owner's
 * answer</a> to a review: there is one, and what is sent again replaces it.
 */
final class ReviewReplier extends GoogleReplier {
  ReviewReplier(String location, Api api) {
    super(location, ReplyRules.upTo(4096, Unit.BYTES), api);
  }

  @Override
  public Request request(ReplyOrder reply) {
    return api.put(
        api.at("v4/" + account() + "/reviews/{}/reply", reply.nativeId()),
        Map.of("comment", reply.text()));
  }

  @Override
  public Optional<String> parse(ReplyOrder reply, Fetched answer) throws IOException {
    needed(answer.json(), "comment");
    return Optional.empty();
  }
}
