package earshot.ingest.connect;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/** Listens to one feed, a turn at a time. */
interface Ear {
  /** Whether somebody said how often this place may be asked. */
  boolean hasInterval();

  /** When the next turn is due. */
  Instant due();

  /** Whether this body, which the place sent by itself, calls for a turn now. Any thread asks. */
  default boolean isCalledBy(JsonNode body) {
    return false;
  }

  /** As much as one turn may take; whatever the place does, only its own feed suffers. */
  void turn() throws InterruptedException;
}
