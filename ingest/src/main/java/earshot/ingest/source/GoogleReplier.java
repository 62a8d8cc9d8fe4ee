package earshot.ingest.source;

import earshot.mention.ReplyRules;

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
}
