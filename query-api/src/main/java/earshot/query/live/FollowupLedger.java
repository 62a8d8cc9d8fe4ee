package earshot.query.live;

import earshot.mention.Followup;
import earshot.mention.Followup.OptOut;
import earshot.query.Component;
import java.util.List;
import java.util.Optional;

/** Knows who was asked how it was, and who does not want to be. */
public interface FollowupLedger extends Component {
  /** All that are not yet forgotten, oldest first. */
  List<Followup> all();

  /** The follow-up of this id. */
  Optional<Followup> named(String id);

  /** Adds or replaces one; it can be read when this returns. */
  void put(Followup followup);

  /** Whether and why this person is not to be mailed. */
  Optional<OptOut> optedOut(String person);

  /** Somebody is not to be mailed any more; it can be read when this returns. */
  void put(OptOut optOut);
}
