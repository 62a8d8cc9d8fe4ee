package earshot.query.pages;

import earshot.assess.group.GroupLabel;
import earshot.mention.Group;
import earshot.mention.Mention;
import earshot.mention.Statement;
import earshot.query.Facet;
import earshot.query.GroupLabels;
import earshot.query.Groups;
import earshot.query.Ranking;
import earshot.query.ReplyBook;
import earshot.query.Wording;
import earshot.query.http.Wiring;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * What all cards of a page are made with.
 *
 * @param groups those of now
 * @param labels what the groups that are shown are called, by id
 * @param replies which of the mentions can be answered from here
 */
record Backdrop(
    Ranking ranking, Wording words, Groups groups, Map<String, String> labels, ReplyBook replies) {

  /** For these mentions and the groups that were asked for. */
  static Backdrop of(
      Collection<Mention> mentions,
      Set<String> asked,
      Ranking ranking,
      Wording words,
      Wiring wiring) {
    Groups groups = wiring.groups().now();
    Set<Group> shown = new LinkedHashSet<>();
    asked.forEach(id -> shown.addAll(groups.byId(id)));
    mentions.forEach(m -> Facet.GROUP.of(m).forEach(id -> shown.addAll(groups.byId(id))));
    Map<String, String> labels =
        shown.isEmpty() ? Map.of() : new GroupLabels(wiring.store(), groups).of(shown);
    return new Backdrop(ranking, words, groups, labels, wiring.replies());
  }

  /**
   * A link to a group. Where it is called by the very words that stand beside the link, it says how
   * many say so instead.
   */
  Choice group(Group group, Collection<Statement> beside) {
    String label = labels.getOrDefault(group.id(), group.id());
    boolean said = beside.stream().anyMatch(s -> GroupLabel.of(s.text()).equals(label));
    String size = words.of("groups.size", group.size());
    return new Choice(
        said ? size : label, GroupsView.PATH + '/' + group.id(), false, said ? "" : size);
  }

  Times times() {
    return new Times(words, ranking.now());
  }
}
