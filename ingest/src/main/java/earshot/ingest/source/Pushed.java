package earshot.ingest.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.Set;

/**
 * A feed of a place that also sends what happens there. What comes is not believed by itself: it
 * only says where to look. So forged, repeated or late hints do no harm, and what is said reads the
 * same whichever way it was heard.
 */
public interface Pushed {
  /** Where this body says that something happened; empty where it speaks of another feed. */
  Optional<Hint> hint(JsonNode body);

  /**
   * Where to look.
   *
   * @param changed native ids to look up now, known or not; needs {@link Feed#lookup}
   * @param walk whether a walk will find something
   */
  record Hint(Set<String> changed, boolean walk) {
    /** A walk will find it. */
    public static final Hint WALK = new Hint(Set.of(), true);

    public Hint {
      changed = Set.copyOf(changed);
    }

    /** These are to be looked up; none is no hint. */
    public static Optional<Hint> at(Set<String> changed) {
      return changed.isEmpty() ? Optional.empty() : Optional.of(new Hint(changed, false));
    }
  }
}
