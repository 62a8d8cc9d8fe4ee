package earshot.query.access;

import java.util.Optional;

/**
 * Who asks on this thread. What somebody may see is decided where mentions are read, and not in
 * each of the doors and pages that ask for them; so a door that forgets to ask shows nobody too
 * much.
 */
public final class Asking {
  private static final ThreadLocal<Identity> NOW = new ThreadLocal<>();

  private Asking() {}

  /** From now on this is who asks on this thread. */
  public static void begin(Identity identity) {
    NOW.set(identity);
  }

  /** From now on nobody in particular asks on this thread. */
  public static void end() {
    NOW.remove();
  }

  /** Who asks; empty where Earshot itself does. */
  public static Optional<Identity> who() {
    return Optional.ofNullable(NOW.get());
  }
}
