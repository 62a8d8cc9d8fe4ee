package earshot.mention;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Optional;

/** Somebody has seen an episode and takes care of it; on {@code acknowledgements}. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Acknowledgement(String episode, Instant at, Optional<String> by) {}
