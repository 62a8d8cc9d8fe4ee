package earshot.query;

import java.time.Instant;

/** Keeps what places send by themselves, as they sent it, until their source has read it. */
@FunctionalInterface
public interface HookLog {
  /**
   * Keeps this: when it returns, it cannot be lost any more.
   *
   * @param source the source's name
   * @throws IntakeUnavailable when it could not be kept
   */
  void append(String source, byte[] body, Instant at);
}
