package earshot.query.live;

import earshot.assess.rule.Rule;
import earshot.query.Component;
import java.util.List;
import java.util.Optional;

/** The rules there are now. */
public interface RuleLedger extends Component {
  /** All of them, ordered by name. */
  List<Rule> all();

  /** The rule of exactly this name. */
  Optional<Rule> named(String name);

  /**
   * Adds or replaces a rule; returns when it can be read here.
   *
   * @throws earshot.query.IntakeUnavailable when Kafka does not take it
   */
  void put(Rule rule);

  /**
   * Takes a rule away; returns when it can't be read here any more.
   *
   * @throws earshot.query.IntakeUnavailable when Kafka does not take it
   */
  void remove(String name);
}
