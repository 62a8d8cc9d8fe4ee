package earshot.assess.sentiment;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** A word list: hashes in order beside values between -5 and 5. */
final class Lexicon {
  private static final float STEPS = 25;

  private final int[] hashes;
  private final byte[] values;

  private Lexicon(int[] hashes, byte[] values) {
    this.hashes = hashes;
    this.values = values;
  }

  static Lexicon of(Map<Integer, Float> words) {
    TreeMap<Integer, Float> sorted = new TreeMap<>(words);
    int[] hashes = sorted.keySet().stream().mapToInt(Integer::intValue).toArray();
    byte[] values = new byte[hashes.length];
    for (int i = 0; i < hashes.length; i++) {
      values[i] =
          (byte) Math.round(Math.max(-5, Math.min(5, sorted.getOrDefault(hashes[i], 0f))) * STEPS);
    }
    return new Lexicon(hashes, values);
  }

  static int hash(Tokens tokens, int token, boolean shortened) {
    int hash = 0;
    char previous = 0;
    for (int i = tokens.starts[token]; i < tokens.ends[token]; i++) {
      if (!shortened || tokens.chars[i] != previous) {
        hash = (hash ^ tokens.chars[i]) * 0x01000193;
      }
      previous = tokens.chars[i];
    }
    return FeatureExtractor.mix(hash);
  }

  /** The value of a token, 0 where it isn't listed. */
  float value(Tokens tokens, int token) {
    float value = value(hash(tokens, token, false));
    return value == 0 && tokens.long2[token] ? value(hash(tokens, token, true)) : value;
  }

  private float value(int hash) {
    int found = Arrays.binarySearch(hashes, hash);
    return found < 0 ? 0 : values[found] / STEPS;
  }

  void write(DataOutputStream out) throws IOException {
    out.writeInt(hashes.length);
    for (int i = 0; i < hashes.length; i++) {
      out.writeInt(hashes[i]);
      out.writeByte(values[i]);
    }
  }

  static Lexicon read(DataInputStream in) throws IOException {
    int size = in.readInt();
    if (size < 0 || size > 1_000_000) {
      throw new IOException("a word list of " + size + " words");
    }
    int[] hashes = new int[size];
    byte[] values = new byte[size];
    for (int i = 0; i < size; i++) {
      hashes[i] = in.readInt();
      values[i] = in.readByte();
    }
    return new Lexicon(hashes, values);
  }
}
