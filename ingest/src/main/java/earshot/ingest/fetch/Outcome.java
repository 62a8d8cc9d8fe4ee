package earshot.ingest.fetch;

import earshot.ingest.source.Fetched;
import earshot.ingest.source.Refusal;
import java.time.Instant;
import java.util.Optional;

/**
 * What became of one request.
 *
 * @param status of the last answer, 0 where there was none
 * @param page what came; of a failure only its beginning, where there was one
 * @param until the place does not want to be asked before this
 * @param validator for asking again
 * @param why the reason, for people; empty of a success
 * @param gone whether the place says that this does not exist (any more)
 */
public record Outcome(
    ResponseAction action,
    int status,
    Optional<Fetched> page,
    Optional<Instant> until,
    Optional<Validator> validator,
    String why,
    boolean gone) {

  /** Nothing came. */
  public static Outcome failed(ResponseAction action, String why, Optional<Instant> until) {
    return new Outcome(action, 0, Optional.empty(), until, Optional.empty(), why, false);
  }

  /** The same, as if it had been answered so. */
  Outcome withStatus(int other) {
    return new Outcome(action, other, page, until, validator, why, gone);
  }

  /** The same answer, taken as its body means it; what its headers say about time counts more. */
  public Outcome because(Refusal refusal, Instant now) {
    ResponseAction meant =
        switch (refusal.kind()) {
          case PASSING -> ResponseAction.RETRY;
          case TOO_MUCH -> ResponseAction.SLOW_DOWN;
          case FORBIDDEN, GONE -> ResponseAction.GIVE_UP;
        };
    Optional<Instant> rest = until.or(() -> refusal.pause().map(now::plus));
    boolean isGone = refusal.kind() == Refusal.Kind.GONE;
    return new Outcome(meant, status, page, rest, validator, refusal.why(), isGone);
  }
}
