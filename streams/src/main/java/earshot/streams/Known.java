package earshot.streams;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.jspecify.annotations.Nullable;

/**
 * What the topology remembers of one mention id: no text.
 *
 * @param hash content hash of the newest version
 * @param version how many versions passed, tombstones included
 * @param collectedAt when it was first seen, in epoch milliseconds
 * @param backfilled whether it was when first seen
 * @param gone whether the newest version is a tombstone
 * @param published whether a version of it went on or is sure to, so that a tombstone must follow
 * @param worked whether people did something with it, which is kept apart
 * @param forgotten whether a person deleted it, so that it never comes back
 * @param owners brands that own the places where it was collected
 */
record Known(
    long hash,
    long version,
    long collectedAt,
    boolean backfilled,
    boolean gone,
    boolean published,
    boolean worked,
    boolean forgotten,
    List<String> owners) {
  private static final int BACKFILLED = 1;
  private static final int GONE = 2;
  private static final int PUBLISHED = 4;
  private static final int WORKED = 8;
  private static final int FORGOTTEN = 16;
  private static final int FIXED = 3 * Long.BYTES + 1;

  Known {
    owners = List.copyOf(owners);
  }

  /** Of a mention that never came. */
  static Known never(long at) {
    return new Known(0, 0, at, false, true, false, false, false, List.of());
  }

  Known buried() {
    return new Known(
        hash, version + 1, collectedAt, backfilled, true, published, worked, forgotten, List.of());
  }

  /** What is left is that it must not come again. */
  Known forgot() {
    return new Known(
        0, version + 1, collectedAt, backfilled, true, published, false, true, List.of());
  }

  Known withPublished() {
    return new Known(hash, version, collectedAt, backfilled, gone, true, worked, forgotten, owners);
  }

  Known withWork(long version) {
    return new Known(hash, version, collectedAt, backfilled, gone, true, true, forgotten, owners);
  }

  /** Its text has left; what stayed has this hash, so that it is not taken for news. */
  Known left(long hash) {
    return new Known(
        hash, version + 1, collectedAt, backfilled, gone, published, worked, forgotten, owners);
  }

  static Serde<Known> serde() {
    return Serdes.serdeFrom(
        (topic, known) -> known == null ? null : known.bytes(), (topic, bytes) -> of(bytes));
  }

  private byte[] bytes() {
    byte[] names = String.join("\0", owners).getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(FIXED + names.length)
        .putLong(hash)
        .putLong(version)
        .putLong(collectedAt)
        .put((byte) flags())
        .put(names)
        .array();
  }

  private int flags() {
    return (backfilled ? BACKFILLED : 0)
        | (gone ? GONE : 0)
        | (published ? PUBLISHED : 0)
        | (worked ? WORKED : 0)
        | (forgotten ? FORGOTTEN : 0);
  }

  private static @Nullable Known of(byte @Nullable [] bytes) {
    if (bytes == null) {
      return null;
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    long hash = buffer.getLong();
    long version = buffer.getLong();
    long collectedAt = buffer.getLong();
    byte flags = buffer.get();
    if (flags < 0 || flags >= 2 * FORGOTTEN) {
      throw new IllegalStateException(
          "what is known of a mention was written by a newer version than this: upgrade it");
    }
    String names = StandardCharsets.UTF_8.decode(buffer).toString();
    List<String> owners = names.isEmpty() ? List.of() : List.of(names.split("\0"));
    return new Known(
        hash,
        version,
        collectedAt,
        (flags & BACKFILLED) != 0,
        (flags & GONE) != 0,
        (flags & PUBLISHED) != 0,
        (flags & WORKED) != 0,
        (flags & FORGOTTEN) != 0,
        owners);
  }
}
