package earshot.ingest.sources.bluesky;

import earshot.mention.ReplyOrder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * The <a href="https://atproto.com/specs/tid">key</a> of a post of ours: microseconds and a number
 * of the clock. Of a command we know milliseconds only; its id gives the rest, so the same command
 * has the same key again, and two of one moment have two.
 */
final class RecordKey {
  private static final String SIGNS = "234567abcdefghijklmnopqrstuvwxyz";
  private static final int LENGTH = 13;
  private static final int BITS_EACH = 5;
  private static final int CLOCK_BITS = 10;

  private RecordKey() {}

  static String of(ReplyOrder reply) {
    byte[] id = reply.id().getBytes(StandardCharsets.UTF_8);
    long hash = UUID.nameUUIDFromBytes(id).getLeastSignificantBits();
    long micros =
        reply.at().toEpochMilli() * 1000 + Long.remainderUnsigned(hash >>> CLOCK_BITS, 1000);
    long key = (micros << CLOCK_BITS) | (hash & ((1 << CLOCK_BITS) - 1));
    StringBuilder text = new StringBuilder();
    for (int place = LENGTH - 1; place >= 0; place--) {
      text.append(SIGNS.charAt((int) ((key >>> (BITS_EACH * place)) & (SIGNS.length() - 1))));
    }
    return text.toString();
  }
}
