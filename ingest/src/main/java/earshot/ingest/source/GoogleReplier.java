package earshot.ingest.source;

import earshot.mention.ReplyRules;
import java.util.Optional;

/**
 * The owner's answer to a review at one of Google's: there is one, and what is sent again replaces
 * it.
 */
public abstract class GoogleReplier extends ApiReplier {
  protected GoogleReplier(String account, ReplyRules rules, Api api) {
    super(account, rules, api);
  }

  @Override
  public final boolean isRepeatable() {
    return true;
  }

  @Override
  public final Optional<Refusal> refusal(int status, Fetched answer) {
    return Google.refusal(status, answer);
  }
}
