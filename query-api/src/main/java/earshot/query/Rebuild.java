package earshot.query;

import java.util.Locale;
import java.util.Optional;

/** Fills the store anew from what is kept, while the old one answers. */
public interface Rebuild extends Component {
  /** Begins, unless it runs already. */
  void begin();

  /** How far it is. */
  Progress progress();

  /** What became of the last one. */
  enum State {
    NONE,
    RUNNING,
    DONE,
    FAILED;

    /** The word used outside: lower case. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * How far it is.
   *
   * @param read changes written so far
   * @param problem why it failed; the old one stays in use then
   */
  record Progress(State state, long read, Optional<String> problem) {}
}
