package earshot.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Changes bytes as broken places, cut connections and attackers do; the same dice, the same bytes.
 */
public final class Mutation {
  /** No mutated input is larger. */
  static final int LARGEST = 256 << 10;

  private static final List<String> WORDS =
      List.of(
          "null",
          "true",
          "{}",
          "[]",
          "\"\"",
          "-1",
          "0",
          "1e999",
          "NaN",
          "99999999999999999999",
          "-9223372036854775808",
          "1.7976931348623157E308",
          "2026-02-30T25:61:61Z",
          "+292278994",
          "<![CDATA[",
          "]]>",
          "<!--",
          "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>",
          "&x;",
          "&#0;",
          "&#x110000;",
          "\\u0000",
          "\\ud800",
          "\u0000",
          "\ufeff",
          "\u202e",
          "\u200c",
          "${env:HOME}",
          "%00",
          "..",
          "//",
          "\\",
          "'",
          "\"",
          "(",
          ")",
          "*",
          "?",
          "~",
          ":",
          ",",
          "\r\n",
          "NEAR/5",
          "rating:>=",
          "(((",
          "AND NOT",
          "http://[::1]:99999/",
          "javascript:alert(1)");

  private final Random dice;
  private final List<byte[]> corpus;

  /** Of these, which are never changed themselves. */
  public Mutation(List<byte[]> corpus, long seed) {
    if (corpus.isEmpty()) {
      throw new IllegalArgumentException("nothing comes from nothing");
    }
    this.corpus = List.copyOf(corpus);
    dice = new Random(seed);
  }

  /** One of the corpus, changed in a few ways. */
  public byte[] next() {
    return of(any());
  }

  /** These bytes, changed in a few ways. */
  public byte[] of(byte[] input) {
    byte[] bytes = input.clone();
    for (int left = 1 + dice.nextInt(4); left > 0; left--) {
      bytes = changed(bytes);
    }
    return bytes.length > LARGEST ? Arrays.copyOf(bytes, LARGEST) : bytes;
  }

  private byte[] changed(byte[] bytes) {
    int from = at(bytes);
    int to = from + (bytes.length == from ? 0 : dice.nextInt(Math.min(64, bytes.length - from)));
    return switch (dice.nextInt(10)) {
      case 0 -> flipped(bytes);
      case 1 -> Arrays.copyOf(bytes, from); // cut off
      case 2 -> spliced(bytes, from, to, new byte[0]);
      case 3 -> spliced(bytes, to, to, repeated(Arrays.copyOfRange(bytes, from, to)));
      case 4 -> spliced(bytes, from, from, word());
      case 5 -> spliced(bytes, from, to, word());
      case 6 -> number(bytes);
      case 7 -> value(bytes);
      case 8 -> spliced(bytes, from, from, nested());
      default -> crossed(bytes, from);
    };
  }

  private byte[] flipped(byte[] bytes) {
    byte[] other = bytes.clone();
    for (int left = Math.min(other.length, 1 + dice.nextInt(3)); left > 0; left--) {
      other[dice.nextInt(other.length)] ^= (byte) (1 << dice.nextInt(8));
    }
    return other;
  }

  private byte[] repeated(byte[] part) {
    int times = 1 << dice.nextInt(10);
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (int i = 0; i < times && all.size() < LARGEST; i++) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  private byte[] nested() {
    String open = List.of("[", "{\"a\":", "<a>", "(", "<ul><li>", "> ").get(dice.nextInt(6));
    return open.repeat(1 << dice.nextInt(14)).getBytes(StandardCharsets.UTF_8);
  }

  private byte[] word() {
    return WORDS.get(dice.nextInt(WORDS.size())).getBytes(StandardCharsets.UTF_8);
  }

  /** A run of digits becomes another number. */
  private byte[] number(byte[] bytes) {
    int from = at(bytes);
    while (from < bytes.length && !digit(bytes[from])) {
      from++;
    }
    int to = from;
    while (to < bytes.length && digit(bytes[to])) {
      to++;
    }
    return spliced(bytes, from, to, from == to ? word() : digits());
  }

  private byte[] digits() {
    String digits =
        switch (dice.nextInt(4)) {
          case 0 -> "9".repeat(1 + dice.nextInt(400));
          case 1 -> "-" + dice.nextInt(100);
          case 2 -> String.valueOf(dice.nextLong());
          default -> String.valueOf(dice.nextInt(10_000));
        };
    return digits.getBytes(StandardCharsets.US_ASCII);
  }

  private static boolean digit(byte b) {
    return b >= '0' && b <= '9';
  }

  /** What stands behind a colon becomes something of another type. */
  private byte[] value(byte[] bytes) {
    int from = at(bytes);
    while (from < bytes.length && bytes[from] != ':') {
      from++;
    }
    int to = from;
    while (to < bytes.length && bytes[to] != ',' && bytes[to] != '}' && bytes[to] != '\n') {
      to++;
    }
    return spliced(bytes, Math.min(from + 1, to), to, word());
  }

  private byte[] crossed(byte[] bytes, int from) {
    byte[] other = any();
    return spliced(bytes, from, bytes.length, Arrays.copyOfRange(other, at(other), other.length));
  }

  private static byte[] spliced(byte[] bytes, int from, int to, byte[] middle) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.write(bytes, 0, from);
    all.writeBytes(middle);
    all.write(bytes, to, bytes.length - to);
    return all.toByteArray();
  }

  private byte[] any() {
    return corpus.get(dice.nextInt(corpus.size()));
  }

  private int at(byte[] bytes) {
    return bytes.length == 0 ? 0 : dice.nextInt(bytes.length);
  }
}
