package earshot.mention;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Optional;

/** What the brand answered. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Reply(String text, Optional<Instant> at, Optional<String> by) {}
