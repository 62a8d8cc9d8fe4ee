package earshot.ingest.source;

import java.time.Instant;
import java.util.Optional;

/**
 * How far a feed got, as its requests may need it.
 *
 * @param since what lies before is not wanted: the start of the first poll's reach, later the
 *     watermark less the overlap
 * @param position the last position of a {@link Shape#FORWARD} feed; empty before its first page
 */
public record Cursor(Instant since, Optional<String> position) {
  /** The floor in seconds since 1970, as places ask for it that know no time before. */
  public String seconds() {
    return Long.toString(Math.max(0, since.getEpochSecond()));
  }
}
