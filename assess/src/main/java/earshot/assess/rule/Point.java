package earshot.assess.rule;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Optional;

/**
 * What one mention adds to a series.
 *
 * @param at when it counts: when it came; for one from before we listened, when it was said
 * @param rating stars of five
 * @param backfilled whether it only says what is usual and raises no alert
 * @param hindsight whether the watch learns of it by {@link Hindsight} and not by a signal
 * @param settled whether somebody has answered it or is done with it; asked by kind each alone
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Point(
    Instant at,
    Optional<Double> rating,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean backfilled,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean hindsight,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean settled) {

  /** One that a signal tells. */
  public Point(Instant at, Optional<Double> rating, boolean backfilled) {
    this(at, rating, backfilled, false, false);
  }
}
