package earshot.query;

import earshot.mention.Command;
import earshot.mention.Contact;
import earshot.mention.GroupEdit;
import earshot.mention.GroupMark;
import earshot.mention.Mention;
import earshot.mention.MentionId;
import java.util.List;
import java.util.Optional;

/**
 * Takes what is handed in without a source: comments from the box, rows of files, and what people
 * do with mentions.
 */
public interface Intake extends Component {
  /**
   * Something said, and how its author wants to be answered.
   *
   * @param contact kept apart from what was said
   */
  record HandedIn(Mention mention, Optional<Contact> contact) {}

  /**
   * Keeps all of these: when this returns, none can be lost any more.
   *
   * @throws IntakeUnavailable when some could not be kept; handing all in again adds nothing twice
   */
  void take(List<HandedIn> handed);

  /**
   * Whether somebody deleted this for good, as far as that is known here: what comes under its id
   * again is not taken.
   */
  boolean isForgotten(MentionId id);

  /**
   * Keeps what somebody wants done with a mention.
   *
   * @throws IntakeUnavailable when it could not be kept; it may be commanded again
   */
  void take(Command command);

  /**
   * Keeps what somebody wants otherwise about groups; all of these or, when it throws, perhaps
   * some.
   *
   * @throws IntakeUnavailable when some could not be kept; the same may be wanted again
   */
  void edit(List<GroupEdit> edits);

  /** Takes back what somebody wanted of a whole group. */
  void takeBackMerge(String group);

  /**
   * Keeps what somebody says about a group as a whole, in place of what was said before.
   *
   * @throws IntakeUnavailable when it could not be kept; it may be said again
   */
  void mark(GroupMark mark);
}
