package earshot.query;

/**
 * A part that runs and can say how it is. Constructing one does no I/O; {@link #check()} may, and
 * never throws.
 */
public interface Component extends AutoCloseable {
  /** How it is now, asked of what it depends on; answers within seconds. */
  CheckResult check();

  /** Lets go of connections and threads; closing twice is closing once. */
  @Override
  default void close() {}
}
