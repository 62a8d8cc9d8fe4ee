package earshot.query;

import earshot.mention.Contact;
import earshot.mention.Mention;
import java.util.List;
import java.util.Optional;

/** Takes what is handed in without a source: comments from the box and rows of files. */
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
}
