package earshot.mention;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Optional;

/**
 * What a person did with a mention, as its history keeps it.
 *
 * @param command which command it was, to find one's own again
 * @param value what it became: the status, the assignee, the label, the words of note or answer
 * @param was what it was before, so that it can be undone; for a corrected feeling always what the
 *     model had said
 * @param version of the mention that it made
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Deed(
    String command,
    Act act,
    Optional<String> value,
    Optional<String> was,
    Optional<String> by,
    Instant at,
    long version) {}
