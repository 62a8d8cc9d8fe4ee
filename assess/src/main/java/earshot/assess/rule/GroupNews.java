package earshot.assess.rule;

import java.util.Collection;
import java.util.List;

/**
 * Who is in a group now, told to one rule about groups; a record on {@code signals} beside those of
 * mentions, without text.
 *
 * @param series the rule and the group's brand
 */
public record GroupNews(Series series, Crowd crowd) {

  /** What each of these rules that is about groups hears. */
  public static List<GroupNews> of(Collection<Rule> rules, Crowd crowd) {
    return rules.stream()
        .filter(rule -> rule.trigger() instanceof Trigger.Grouped)
        .map(rule -> new GroupNews(Series.of(rule, crowd.brand()), crowd))
        .toList();
  }
}
