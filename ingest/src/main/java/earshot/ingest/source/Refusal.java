package earshot.ingest.source;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The place answered that it will not give what was asked for, and its status does not say so: an
 * error in a 200, a quota behind a 403, a deleted thing behind a 400.
 */
public final class Refusal extends IOException {
  private static final long serialVersionUID = 1;
  private static final int LONGEST = 300;
  private static final Set<Integer> OF_KEYS = Set.of(401, 403, 426);

  private final Kind kind;
  private final String why;
  private final transient Optional<Duration> pause;

  /** What a refusal means for us. */
  public enum Kind {
    /** A trouble of the place that passes. */
    PASSING,
    /** We ask too often, or a quota is used up. */
    TOO_MUCH,
    /** Asking again would change nothing: a key that ended, a permission that is missing. */
    FORBIDDEN,
    /** What was asked for is there no more. */
    GONE
  }

  public Refusal(Kind kind, String why) {
    this(kind, why, Optional.empty());
  }

  /** A refusal that says how long to leave the place alone. */
  public Refusal(Kind kind, String why, Optional<Duration> pause) {
    super(why);
    this.kind = kind;
    this.why = why.substring(0, Math.min(LONGEST, why.length()));
    this.pause = pause;
  }

  /**
   * What a place says of a key that may not, or of a version that it no longer speaks, under a
   * status that says no more than that.
   */
  public static Optional<Refusal> ofKey(int status, String place, @Nullable String why) {
    return why == null || !OF_KEYS.contains(status)
        ? Optional.empty()
        : Optional.of(new Refusal(Kind.FORBIDDEN, place + " refuses: " + why));
  }

  public Kind kind() {
    return kind;
  }

  /** The reason, for people. */
  public String why() {
    return why;
  }

  public Optional<Duration> pause() {
    return pause;
  }
}
