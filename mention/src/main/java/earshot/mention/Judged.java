package earshot.mention;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Optional;

/**
 * What somebody thinks of an episode: whether it was worth telling; on {@code judgements}, where it
 * outlives the episode.
 *
 * @param cause of the episode
 * @param from when it opened
 * @param until when it was over, if it was by then
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Judged(
    String episode,
    String rule,
    String cause,
    Instant from,
    Optional<Instant> until,
    boolean right,
    Instant at,
    Optional<String> by) {

  /** Of an episode as it is now. */
  public static Judged of(Episode episode, boolean right, Instant at, Optional<String> by) {
    return new Judged(
        episode.id(),
        episode.rule(),
        episode.cause(),
        episode.openedAt(),
        episode.closedAt(),
        right,
        at,
        by);
  }
}
