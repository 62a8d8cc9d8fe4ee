package earshot.query.access;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * How strictly this server asks who somebody is.
 *
 * @param openAtFirst whether everybody may do everything as long as there is no administrator
 * @param session how long a login lasts
 * @param openMetrics whether {@code /metrics} is told to everybody
 * @param address where people open the pages, if that is not where the server listens
 * @param local hash of the secret that lies in the data folder for this machine's command line
 */
public record AccessRules(
    boolean openAtFirst,
    Duration session,
    boolean openMetrics,
    Optional<URI> address,
    Optional<String> local) {
  /** As a server on loopback has it. */
  public static final AccessRules STANDARD =
      new AccessRules(true, Duration.ofDays(7), false, Optional.empty(), Optional.empty());

  public AccessRules {
    if (!session.isPositive()) {
      throw new IllegalArgumentException("a login must last a while: " + session);
    }
  }
}
