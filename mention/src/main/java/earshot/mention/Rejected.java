package earshot.mention;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Optional;

/**
 * Something that could not be read, kept with the reason so that nothing is lost and nothing stops.
 *
 * @param stage who refused it: ingest or streams
 * @param why the reason, for people
 * @param excerpt the beginning of what came
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Rejected(
    String stage,
    Optional<String> source,
    Optional<String> feed,
    Optional<String> nativeId,
    String why,
    Optional<String> excerpt,
    Instant at) {}
