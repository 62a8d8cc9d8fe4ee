package earshot.ingest.fetch;

import earshot.ingest.source.Fetched;
import java.time.Instant;
import java.util.Optional;

/**
 * What became of one request.
 *
 * @param status of the last answer, 0 where there was none
 * @param page what came, only of a success
 * @param until the place does not want to be asked before this
 * @param validator for asking again
 * @param why the reason, for people; empty of a success
 */
public record Outcome(
    ResponseAction action,
    int status,
    Optional<Fetched> page,
    Optional<Instant> until,
    Optional<Validator> validator,
    String why) {

  /** Nothing came. */
  public static Outcome failed(ResponseAction action, String why, Optional<Instant> until) {
    return new Outcome(action, 0, Optional.empty(), until, Optional.empty(), why);
  }

  /** Whether the place says that this does not exist (any more). */
  public boolean gone() {
    return status == 404 || status == 410;
  }
}
