package earshot.ingest.fetch;

import java.time.Duration;
import java.util.Optional;

/**
 * How to behave towards a host.
 *
 * @param robots whether robots.txt is asked first
 * @param gap time between two requests to the host
 * @param validator what we already have, if an unchanged page needs no reading
 */
public record Manners(boolean robots, Duration gap, Optional<Validator> validator) {
  /** One request a second, unless somebody who knows the place says otherwise. */
  public static final Duration POLITE = Duration.ofSeconds(1);

  /** These manners, for an answer that may be unchanged. */
  public Manners unless(Optional<Validator> unchanged) {
    return new Manners(robots, gap, unchanged);
  }
}
