package earshot.assess.group;

import com.ibm.icu.lang.UScript;
import earshot.assess.file.ModelFile;
import earshot.assess.text.Terms;
import earshot.assess.text.Tokens;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Directions of words: words of like use point alike, and a word that nobody taught has a direction
 * of its own, shared with the words that begin as it does. Safe for use by many threads.
 */
public final class WordVectors {
  static final int WIDTH = 128;
  static final ModelFile FILE = new ModelFile(0x45475231, 1, "group"); // "EGR1"
  private static final String SHIPPED = "words.bin";

  /** The script of the encoder's language. */
  static final int TAUGHT = UScript.LATIN;

  private static final int LONGEST_TEXT = 4_000;
  private static final int MOST_WORDS = 1_000_000;
  private static final int STEM = 5;
  private static final int SIGN = Integer.SIZE - 1;
  private static final float EVEN = (float) Math.sqrt(0.5);

  private final String name;
  private final List<String> words;
  private final Map<String, Integer> rows = new HashMap<>();
  private final byte[] cells;
  private final float[] scales;
  private final float untaught;

  /**
   * @param cells as they were taught, a row of {@link #WIDTH} for each word
   */
  private WordVectors(
      String name, List<String> words, byte[] cells, float[] scales, float untaught) {
    this.name = name;
    this.words = words;
    this.cells = turned(cells, words);
    this.scales = scales;
    this.untaught = untaught;
    for (int row = 0; row < words.size(); row++) {
      rows.put(words.get(row), row);
    }
  }

  /**
   * Which words are alike was taught within languages; across scripts it would be chance. So each
   * script but the Latin has some of the axes turned round, which changes nothing within it and
   * leaves words of two scripts strangers. Turned twice they are as before.
   */
  private static byte[] turned(byte[] cells, List<String> words) {
    byte[] turned = cells.clone();
    for (int row = 0; row < words.size(); row++) {
      int script = script(words.get(row));
      for (int from = 0; from < WIDTH && script != TAUGHT; from += Long.SIZE) {
        long axes = Hashes.mix(Hashes.mix(script) + from);
        for (int i = 0, at = row * WIDTH + from; i < Long.SIZE; i++, at++) {
          turned[at] = (axes >>> i & 1) == 0 ? cells[at] : (byte) -cells[at];
        }
      }
    }
    return turned;
  }

  /**
   * Rounds each vector to bytes.
   *
   * @param untaught the length of a word that is none of these
   */
  static WordVectors of(List<String> words, float[][] vectors, float untaught) {
    byte[] cells = new byte[words.size() * WIDTH];
    float[] scales = new float[words.size()];
    for (int row = 0; row < scales.length; row++) {
      float largest = 0;
      for (float cell : vectors[row]) {
        largest = Math.max(largest, Math.abs(cell));
      }
      scales[row] = largest / Byte.MAX_VALUE;
      for (int i = 0; i < WIDTH && largest > 0; i++) {
        cells[row * WIDTH + i] = (byte) Math.round(vectors[row][i] / scales[row]);
      }
    }
    return new WordVectors("", List.copyOf(words), cells, scales, untaught);
  }

  /** Directions of words that nobody was taught: likeness is then likeness of letters. */
  static WordVectors untaught() {
    return of(List.of(), new float[0][], 1);
  }

  /** The vectors that come with Earshot. */
  public static WordVectors shipped() throws IOException {
    try (InputStream in = WordVectors.class.getResourceAsStream(SHIPPED)) {
      if (in == null) {
        throw new IOException("this build holds no group model (earshot/assess/group/words.bin)");
      }
      return read(in, "the shipped group model");
    }
  }

  /**
   * Reads what {@code train group} wrote; refuses a damaged file and another format with a message
   * that says which.
   */
  public static WordVectors load(Path file) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      return read(in, file.toString());
    }
  }

  static WordVectors read(InputStream in, String subject) throws IOException {
    return FILE.read(in, subject, WordVectors::readContent);
  }

  private static WordVectors readContent(DataInputStream in, String name) throws IOException {
    float untaught = in.readFloat();
    int count = in.readInt();
    if (count < 0 || count > MOST_WORDS) {
      throw new IOException("a model of " + count + " words");
    }
    String[] words = new String[count];
    float[] scales = new float[words.length];
    for (int row = 0; row < words.length; row++) {
      words[row] = in.readUTF();
      scales[row] = in.readFloat();
      if (words[row].isEmpty()) {
        throw new IOException("a word without letters");
      }
    }
    byte[] cells = new byte[words.length * WIDTH];
    in.readFully(cells);
    return new WordVectors(name, List.of(words), cells, scales, untaught);
  }

  void write(OutputStream out) throws IOException {
    FILE.write(out, this::writeContent);
  }

  private void writeContent(DataOutputStream out) throws IOException {
    out.writeFloat(untaught);
    out.writeInt(scales.length);
    for (int row = 0; row < scales.length; row++) {
      out.writeUTF(words.get(row));
      out.writeFloat(scales[row]);
    }
    out.write(turned(cells, words));
  }

  /** What this model calls itself, for the audit trail. */
  public String name() {
    return name;
  }

  /** The direction of a text, of length 1; all zeros where it holds no word. */
  float[] meaning(String text) {
    Terms terms =
        Tokens.of(text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT)).words();
    float[] sum = new float[WIDTH];
    for (int i = 0; i < terms.size(); i++) {
      if (!terms.term(i).equals(Terms.URL)) {
        add(terms.term(i), sum);
      }
    }
    Vectors.normalise(sum);
    return sum;
  }

  private void add(String word, float[] sum) {
    Integer row = rows.get(word);
    if (row == null) {
      addUntaught(word, untaught, sum);
      return;
    }
    float scale = scales[row];
    for (int i = 0, at = row * WIDTH; i < WIDTH; i++, at++) {
      sum[i] += scale * cells[at];
    }
  }

  /** Common signs and digits count as Latin, as they stand in texts of all scripts. */
  static int script(String word) {
    int script = UScript.getScript(word.codePointAt(0));
    return switch (script) {
      case UScript.COMMON, UScript.INHERITED -> TAUGHT;
      case UScript.HIRAGANA, UScript.KATAKANA -> UScript.HAN;
      default -> script;
    };
  }

  /** Inflected forms share their beginning, so half of a long word's direction is its stem's. */
  static void addUntaught(String word, float length, float[] sum) {
    if (word.length() <= STEM) {
      addDirection(word, length, sum);
    } else {
      addDirection(word, length * EVEN, sum);
      addDirection(word.substring(0, STEM) + '*', length * EVEN, sum);
    }
  }

  private static void addDirection(String word, float length, float[] sum) {
    int step = Float.floatToRawIntBits(length / (float) Math.sqrt(WIDTH));
    long seed = Hashes.of(word);
    for (int i = 0; i < WIDTH; i += Long.SIZE) {
      long signs = Hashes.mix(seed + i);
      for (int bit = 0; bit < Long.SIZE; bit++) {
        int sign = (int) (signs >>> bit) << SIGN; // no branch, as nobody can foretell it
        sum[i + bit] += Float.intBitsToFloat(step ^ sign);
      }
    }
  }
}
