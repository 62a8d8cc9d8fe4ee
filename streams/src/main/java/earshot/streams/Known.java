package earshot.streams;

import earshot.mention.Mention;
import earshot.mention.MentionId;
import earshot.mention.Removed;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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
 * @param discreet whether it was said to the brand alone
 * @param owners brands that own the places where it was collected
 * @param brands whose it is, or was when it left
 * @param edits what its writer said last, and since when if that was not what was said first
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
    boolean discreet,
    List<String> owners,
    List<String> brands,
    Edits edits) {
  private static final int BACKFILLED = 1;
  private static final int GONE = 2;
  private static final int PUBLISHED = 4;
  private static final int WORKED = 8;
  private static final int FORGOTTEN = 16;
  private static final int DISCREET = 32;

  /** Behind the owners other brands are written; else it belongs to its owners. */
  private static final int OTHERS = 64;

  private static final String THEN = "\1";
  private static final int FIXED = 3 * Long.BYTES + 1;

  Known {
    owners = List.copyOf(owners);
    brands = List.copyOf(brands);
  }

  /** Of a mention that never came. */
  static Known never(long at) {
    return new Known(
        0, 0, at, false, true, false, false, false, false, List.of(), List.of(), Edits.UNKNOWN);
  }

  /** Of one that has come for the first time. */
  static Known first(Mention mention) {
    return new Known(
        mention.contentHash(),
        1,
        mention.collectedAt().toEpochMilli(),
        mention.backfilled(),
        false,
        !mention.byQuery(),
        false,
        false,
        mention.kind().isForAgents(),
        mention.brands(),
        mention.brands(),
        Edits.UNKNOWN.seen(mention));
  }

  /** Of one that has come anew, with all who own its places. */
  Known again(Mention mention, List<String> all) {
    boolean sure = published || !mention.byQuery();
    return new Known(
        mention.contentHash(),
        version + 1,
        collectedAt,
        backfilled,
        false,
        sure,
        worked,
        false,
        discreet,
        all,
        brands,
        edits.seen(mention));
  }

  Known buried() {
    return gone(hash, worked, forgotten, edits);
  }

  /** What is left is that it must not come again. */
  Known forgot() {
    return gone(0, false, true, Edits.UNKNOWN);
  }

  private Known gone(long rest, boolean work, boolean forgets, Edits kept) {
    return new Known(
        rest,
        version + 1,
        collectedAt,
        backfilled,
        true,
        published,
        work,
        forgets,
        discreet,
        List.of(),
        brands,
        kept);
  }

  /** It went on as a mention of these. */
  Known published(List<String> about) {
    return new Known(
        hash,
        version,
        collectedAt,
        backfilled,
        gone,
        true,
        worked,
        forgotten,
        discreet,
        owners,
        about,
        edits);
  }

  Known withWork(Mention done) {
    return new Known(
        hash,
        done.version(),
        collectedAt,
        backfilled,
        gone,
        true,
        true,
        forgotten,
        discreet,
        owners,
        done.brands(),
        edits);
  }

  /** Its text has left; what stayed has this hash, so that it is not taken for news. */
  Known left(long hash) {
    return new Known(
        hash,
        version + 1,
        collectedAt,
        backfilled,
        gone,
        published,
        worked,
        forgotten,
        discreet,
        owners,
        brands,
        edits);
  }

  /** What is to be counted when it leaves; of what nobody was shown nothing is. */
  Optional<Removed> removed(String id, Removed.By by, long at) {
    return gone || !published
        ? Optional.empty()
        : Optional.of(
            new Removed(
                new MentionId(id),
                brands,
                Instant.ofEpochMilli(collectedAt),
                Instant.ofEpochMilli(at),
                by,
                discreet));
  }

  static Serde<Known> serde() {
    return Serdes.serdeFrom(
        (topic, known) -> known == null ? null : known.bytes(), (topic, bytes) -> of(bytes));
  }

  private byte[] bytes() {
    byte[] names = names().getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(FIXED + names.length)
        .putLong(hash)
        .putLong(version)
        .putLong(collectedAt)
        .put((byte) flags())
        .put(names)
        .array();
  }

  private String names() {
    String own = String.join("\0", owners);
    String about = others() ? String.join("\0", brands) : "";
    return edits.equals(Edits.UNKNOWN)
        ? others() ? own + THEN + about : own
        : own + THEN + about + THEN + edits.written();
  }

  private boolean others() {
    return !brands.equals(owners);
  }

  private static List<String> names(String joined) {
    return joined.isEmpty() ? List.of() : List.of(joined.split("\0"));
  }

  private int flags() {
    return (backfilled ? BACKFILLED : 0)
        | (gone ? GONE : 0)
        | (published ? PUBLISHED : 0)
        | (worked ? WORKED : 0)
        | (forgotten ? FORGOTTEN : 0)
        | (discreet ? DISCREET : 0)
        | (others() ? OTHERS : 0);
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
    if (flags < 0) {
      throw new IllegalStateException(
          "what is known of a mention was written by a newer version than this: upgrade it");
    }
    String[] names = StandardCharsets.UTF_8.decode(buffer).toString().split(THEN, 3);
    return new Known(
        hash,
        version,
        collectedAt,
        (flags & BACKFILLED) != 0,
        (flags & GONE) != 0,
        (flags & PUBLISHED) != 0,
        (flags & WORKED) != 0,
        (flags & FORGOTTEN) != 0,
        (flags & DISCREET) != 0,
        names(names[0]),
        names(names[(flags & OTHERS) == 0 ? 0 : 1]),
        names.length < 3 ? Edits.UNKNOWN : Edits.of(names[2]));
  }
}
