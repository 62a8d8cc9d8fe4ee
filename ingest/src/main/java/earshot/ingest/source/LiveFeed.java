package earshot.ingest.source;

import java.time.Duration;
import java.time.Instant;

/**
 * A feed that speaks by itself over a WebSocket. Its request opens the connection where the cursor
 * says, each message is parsed like a page, and {@link Page#position} is where to go on after it.
 * There are no next pages and no lookups: edits and deletions are messages.
 */
public interface LiveFeed extends Feed {
  /** When the place came to this position, by the place's clock. */
  Instant timeOf(String position);

  /**
   * How far back the place can go on: a connection from an older position misses what lies between.
   */
  Duration keeps();

  @Override
  default Shape shape() {
    return Shape.FORWARD;
  }

  @Override
  default boolean robots() {
    return false;
  }
}
