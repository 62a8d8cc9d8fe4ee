package earshot.query.live;

import earshot.assess.priority.Weights;
import earshot.query.Component;
import java.util.Map;
import java.util.Set;

/** The weights of the priority as they are now. */
public interface WeightBook extends Component {
  Weights now();

  /** Terms whose points the configuration says, so that they can't be changed here. */
  Set<String> locked();

  /**
   * Terms give so many points at most from now on; the others what they give by themselves.
   *
   * @param points by terms that are not locked
   * @throws earshot.query.IntakeUnavailable when it can't be kept
   */
  void put(Map<String, Double> points);
}
