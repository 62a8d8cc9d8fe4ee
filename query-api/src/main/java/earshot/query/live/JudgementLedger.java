package earshot.query.live;

import earshot.mention.Judged;
import earshot.query.Component;
import java.util.List;
import java.util.Optional;

/** What people think of episodes. */
public interface JudgementLedger extends Component {
  /** All of it, in the order in which the episodes began. */
  List<Judged> all();

  /** Of the episode of this id. */
  Optional<Judged> named(String episode);

  /**
   * Adds or replaces one; returns when it can be read here.
   *
   * @throws earshot.query.IntakeUnavailable when Kafka does not take it
   */
  void put(Judged judged);

  /**
   * Takes back what was thought of an episode; returns when it can't be read here any more.
   *
   * @throws earshot.query.IntakeUnavailable when Kafka does not take it
   */
  void remove(String episode);
}
