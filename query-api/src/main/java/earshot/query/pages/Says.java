package earshot.query.pages;

import earshot.mention.Group;
import earshot.mention.Label;
import earshot.mention.Mention;
import earshot.mention.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One statement of a mention, and what was concluded about it.
 *
 * @param feeling the label's word, for the colour
 * @param groups who else says so, by name and address
 */
record Says(
    String text, String feeling, String feelingSays, Optional<String> theme, List<Choice> groups) {

  /** The statements of a mention, in order. */
  static List<Says> of(Mention mention, Backdrop backdrop) {
    List<Says> says = new ArrayList<>();
    for (int i = 0; i < mention.statements().size(); i++) {
      List<Group> groups = backdrop.groups().of(mention.id(), i);
      says.add(of(mention.statements().get(i), groups, backdrop));
    }
    return says;
  }

  private static Says of(Statement statement, List<Group> groups, Backdrop backdrop) {
    String feeling = statement.sentiment().orElse(Label.UNKNOWN).word();
    return new Says(
        statement.text(),
        feeling,
        backdrop.words().term("sentiment", feeling),
        statement.theme().map(theme -> backdrop.words().term("theme", theme)),
        groups.stream().map(group -> backdrop.group(group, List.of(statement))).toList());
  }

  /** Whether more is known of it than how it sounds. */
  boolean told() {
    return theme.isPresent() || !groups.isEmpty();
  }
}
