package earshot.streams;

import earshot.mention.Mention;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether a mention's writer changed it, for places that don't tell.
 *
 * @param words hash of what was said last; 0 where nobody looked yet
 * @param at when a change was seen last, in epoch milliseconds; 0 for never
 */
record Edits(int words, long at) {
  /** Of a mention that never came, or was known before this was. */
  static final Edits UNKNOWN = new Edits(0, 0);

  private static final String BETWEEN = " ";
  private static final int RADIX = 36;

  /** After this version of it came. */
  Edits seen(Mention mention) {
    int now = mention.wordsHash();
    boolean changed = words != 0 && words != now;
    return new Edits(now, changed ? mention.collectedAt().toEpochMilli() : at);
  }

  /** When a change was seen last. */
  Optional<Instant> last() {
    return at == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(at));
  }

  /** As a store keeps it. */
  String written() {
    return Integer.toString(words, RADIX) + (at == 0 ? "" : BETWEEN + Long.toString(at, RADIX));
  }

  /** What was {@link #written}. */
  static Edits of(String written) {
    String[] parts = written.split(BETWEEN, 2);
    return new Edits(
        Integer.parseInt(parts[0], RADIX), parts.length < 2 ? 0 : Long.parseLong(parts[1], RADIX));
  }
}
