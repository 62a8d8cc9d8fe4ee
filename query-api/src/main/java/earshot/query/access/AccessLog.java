package earshot.query.access;

import earshot.query.Component;
import java.util.List;

/** What people did here. */
public interface AccessLog extends Component {
  /** Keeps it as soon as it can; nobody waits for that. */
  void note(Done done);

  /** The newest of it, newest first. */
  List<Done> newest(int most);
}
