package earshot.query.live;

import earshot.query.Component;
import java.util.Optional;

/** Tells what happens to mentions and alerts, to as many listeners as there are. */
public interface EventFeed extends Component {
  /**
   * Listens from now on, or from behind a position that an earlier event carried.
   *
   * @throws earshot.query.StoreUnavailable when it can't listen now
   */
  Subscription subscribe(Optional<Position> behind);

  /** Rings when an episode begins, changes or ends. */
  AlertBell alerts();
}
