package earshot.assess.group;

import java.nio.ByteBuffer;

/**
 * All that grouping knows of a statement: where it points, and hashes of its text and word pairs.
 * What was said cannot be read from it, so it may be kept where texts may not.
 */
public final class Fingerprint {
  private static final int FIXED = Long.BYTES + WordVectors.WIDTH * Short.BYTES;

  private final long anchor;
  private final float[] meaning;
  private final long[] shingles;

  private Fingerprint(long anchor, float[] meaning, long[] shingles) {
    this.anchor = anchor;
    this.meaning = meaning;
    this.shingles = shingles;
  }

  /** Rounded as {@link #bytes} rounds, so that it is the same before and after it was kept. */
  static Fingerprint of(String text, WordVectors words) {
    ByteBuffer rounded = ByteBuffer.allocate(WordVectors.WIDTH * Short.BYTES);
    Vectors.pack(words.meaning(text), rounded);
    return new Fingerprint(
        Hashes.of(text),
        Vectors.unpack(rounded.flip(), WordVectors.WIDTH),
        NearDuplicates.shingles(text));
  }

  /** The fingerprint that {@link #bytes} gave. */
  public static Fingerprint of(byte[] bytes) {
    ByteBuffer from = ByteBuffer.wrap(bytes);
    long anchor = from.getLong();
    float[] meaning = Vectors.unpack(from, WordVectors.WIDTH);
    long[] shingles = new long[from.remaining() / Long.BYTES];
    from.asLongBuffer().get(shingles);
    return new Fingerprint(anchor, meaning, shingles);
  }

  public byte[] bytes() {
    ByteBuffer to = ByteBuffer.allocate(FIXED + shingles.length * Long.BYTES).putLong(anchor);
    Vectors.pack(meaning, to);
    to.asLongBuffer().put(shingles);
    return to.array();
  }

  /** The anchor within {@link #bytes}. */
  public static long anchor(byte[] bytes) {
    return ByteBuffer.wrap(bytes).getLong();
  }

  /** The same for the same text, wherever and whenever it was said. */
  public long anchor() {
    return anchor;
  }

  float[] meaning() {
    return meaning;
  }

  long[] shingles() {
    return shingles;
  }
}
