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
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Point(
    Instant at,
    Optional<Double> rating,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean backfilled) {}
