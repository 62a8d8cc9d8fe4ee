package earshot.query.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Optional;

/**
 * Something that somebody did here, or tried to; on {@code people.log}.
 *
 * @param by who did it: a person, a token, or the name that somebody tried to log in with
 * @param what the method and route, as in {@code POST /api/v1/mentions/{id}/status}
 * @param on the path, which names what it was done with
 * @param status what came of it, as HTTP says it
 * @param from the address that it came from
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Done(
    Instant at, Optional<String> by, String what, String on, int status, String from) {}
