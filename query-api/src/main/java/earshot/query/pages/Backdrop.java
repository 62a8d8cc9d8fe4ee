package earshot.query.pages;

import earshot.mention.Group;
import earshot.mention.Mention;
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

  Times times() {
    return new Times(words, ranking.now());
  }
}
