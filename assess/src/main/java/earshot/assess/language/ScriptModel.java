package earshot.assess.language;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * A linear model that chooses between the languages of one script.
 *
 * <p>A gram's hash names a bucket, and a bucket that was worth keeping has a row of one small
 * weight per language. The rows of a text are summed, scaled by the root of the number of grams and
 * turned into chances.
 */
final class ScriptModel {
  /** Up to two words, up to ten, more: how sure the sums make us differs with length. */
  static final int BANDS = 3;

  private static final int SMALLEST_BITS = 4;
  private static final int LARGEST_BITS = 24;

  private final Script script;
  private final String[] codes;
  private final int mask;
  private final int[] buckets;
  private final byte[] weights;
  private final float step;
  private final float[] sharpness;
  private final RowIndex rows;

  /**
   * @param bits the number of buckets as a power of two
   * @param buckets the kept buckets, ascending; row i of the weights belongs to {@code buckets[i]}
   * @param step what a weight of 1 is worth
   * @param sharpness the factor of the sums in each band of length
   */
  ScriptModel(
      Script script,
      List<String> codes,
      int bits,
      int[] buckets,
      byte[] weights,
      float step,
      float[] sharpness) {
    if (weights.length != buckets.length * codes.size() || sharpness.length != BANDS) {
      throw new IllegalArgumentException("Weights of " + script + " do not fit its languages");
    }
    this.script = script;
    this.codes = codes.toArray(new String[0]);
    this.mask = (1 << bits) - 1;
    this.buckets = buckets;
    this.weights = weights;
    this.step = step;
    this.sharpness = sharpness;
    this.rows = new RowIndex(bits, buckets);
  }

  Script script() {
    return script;
  }

  List<String> codes() {
    return List.of(codes);
  }

  /** The most likely language; empty if no gram of the words is known. */
  Optional<LanguageGuess> best(Words words) {
    Grams grams = new Grams();
    grams.fill(words, script, 0, words.count());
    int[] sums = new int[codes.length];
    if (sum(grams, sums) == 0) {
      return Optional.empty();
    }
    double[] chances = chances(sums, factor(grams, sharpness[band(grams.words())]));
    int best = 0;
    for (int c = 1; c < chances.length; c++) {
      best = chances[c] > chances[best] ? c : best;
    }
    return Optional.of(new LanguageGuess(codes[best], chances[best]));
  }

  /** The chance of each language, in the order of the codes, with this factor on the scores. */
  double[] chances(Grams grams, double sharpness) {
    int[] sums = new int[codes.length];
    sum(grams, sums);
    return chances(sums, factor(grams, sharpness));
  }

  static int band(int words) {
    if (words <= 2) {
      return 0;
    }
    return words <= 10 ? 1 : 2;
  }

  /** Adds up the rows of the known grams and says how many there were. */
  private int sum(Grams grams, int[] sums) {
    int[] offsets = new int[grams.size()];
    int known = 0;
    for (int i = 0; i < grams.size(); i++) {
      int row = rows.row(grams.hash(i) & mask);
      if (row >= 0) {
        offsets[known++] = row * sums.length;
      }
    }
    for (int i = 0; i < known; i++) {
      addRow(sums, offsets[i]);
    }
    return known;
  }

  private void addRow(int[] sums, int offset) {
    for (int c = 0; c < sums.length; c++) {
      sums[c] += weights[offset + c];
    }
  }

  private double factor(Grams grams, double sharpness) {
    return step * sharpness / Math.sqrt(Math.max(1, grams.size()));
  }

  private static double[] chances(int[] sums, double factor) {
    int top = Integer.MIN_VALUE;
    for (int sum : sums) {
      top = Math.max(top, sum);
    }
    double[] chances = new double[sums.length];
    double total = 0;
    for (int c = 0; c < sums.length; c++) {
      chances[c] = StrictMath.exp((sums[c] - top) * factor);
      total += chances[c];
    }
    for (int c = 0; c < sums.length; c++) {
      chances[c] /= total;
    }
    return chances;
  }

  void write(DataOutputStream out) throws IOException {
    out.writeUTF(script.name());
    out.writeByte(codes.length);
    for (String code : codes) {
      out.writeUTF(code);
    }
    out.writeByte(Integer.bitCount(mask));
    out.writeFloat(step);
    for (float factor : sharpness) {
      out.writeFloat(factor);
    }
    out.writeInt(buckets.length);
    int last = 0;
    for (int bucket : buckets) {
      writeGap(out, bucket - last);
      last = bucket;
    }
    out.write(weights);
  }

  static ScriptModel read(DataInputStream in) throws IOException {
    Script script = Script.valueOf(in.readUTF());
    String[] codes = new String[in.readUnsignedByte()];
    if (codes.length == 0) {
      throw new IOException(script + " without a language");
    }
    for (int i = 0; i < codes.length; i++) {
      codes[i] = in.readUTF();
      if (!LanguageGuess.isCode(codes[i])) {
        throw new IOException("Not a language code: " + codes[i]);
      }
    }
    int bits = in.readUnsignedByte();
    if (bits < SMALLEST_BITS || bits > LARGEST_BITS) {
      throw new IOException("Bits of " + script + " are " + bits);
    }
    float step = in.readFloat();
    float[] sharpness = new float[BANDS];
    for (int i = 0; i < BANDS; i++) {
      sharpness[i] = in.readFloat();
    }
    int[] buckets = readBuckets(in, 1 << bits);
    byte[] weights = in.readNBytes(Math.multiplyExact(buckets.length, codes.length));
    return new ScriptModel(script, List.of(codes), bits, buckets, weights, step, sharpness);
  }

  private static int[] readBuckets(DataInputStream in, int limit) throws IOException {
    int rows = in.readInt();
    if (rows < 0 || rows > limit) {
      throw new IOException("A model cannot have " + rows + " rows in " + limit + " buckets");
    }
    int[] buckets = new int[rows];
    int last = 0;
    for (int row = 0; row < rows; row++) {
      last += readGap(in);
      if (last < 0 || last >= limit) {
        throw new IOException("Bucket " + last + " is outside " + limit);
      }
      buckets[row] = last;
    }
    return buckets;
  }

  /** Seven bits a byte, the highest bit says that more follow: most gaps fit one byte. */
  private static void writeGap(DataOutputStream out, int gap) throws IOException {
    int rest = gap;
    while (rest > 0x7F) {
      out.writeByte(rest | 0x80);
      rest >>>= 7;
    }
    out.writeByte(rest);
  }

  private static int readGap(DataInputStream in) throws IOException {
    int gap = 0;
    for (int shift = 0; shift < 28; shift += 7) {
      int part = in.readUnsignedByte();
      gap |= (part & 0x7F) << shift;
      if (part < 0x80) {
        return gap;
      }
    }
    throw new IOException("A gap between buckets is too long");
  }
}
