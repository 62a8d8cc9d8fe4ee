package earshot.assess.sentiment;

import java.util.Arrays;

/**
 * The folded tokens of one text, side by side in one array, with the counts that tell how it was
 * said.
 */
final class Tokens {
  /** What a token is. */
  enum Kind {
    WORD,
    EMOJI,
    MARK,
    MASK
  }

  char[] chars;
  int[] starts = new int[32];
  int[] ends = new int[32];
  Kind[] kinds = new Kind[32];
  boolean[] long2 = new boolean[32];
  int count;
  int questions;
  int exclamations;
  int shouted;
  int stretches;
  int words;
  int emoji;
  int faces;
  int broken;
  int links;
  int handles;
  private int length;
  private int opened;
  private boolean stretched;

  Tokens(int capacity) {
    chars = new char[capacity + 16];
  }

  void open() {
    opened = length;
    stretched = false;
  }

  void append(int code) {
    if (length + 2 > chars.length) {
      chars = Arrays.copyOf(chars, chars.length * 2);
    }
    length += Character.toChars(code, chars, length);
  }

  void stretched() {
    stretched = true;
  }

  void closeWord(boolean loud) {
    if (length == opened) {
      return;
    }
    boolean letters = shortenNumber();
    words += letters ? 1 : 0;
    shouted += loud ? 1 : 0;
    stretches += stretched ? 1 : 0;
    add(Kind.WORD, stretched);
  }

  /** Long numbers say little: only their size is kept. */
  private boolean shortenNumber() {
    for (int i = opened; i < length; i++) {
      if (!Character.isDigit(chars[i])) {
        return true;
      }
    }
    if (length - opened > 2) {
      Arrays.fill(chars, opened, length, '0');
      length = Math.min(length, opened + 6);
    }
    return false;
  }

  void closeMark(boolean face) {
    faces += face ? 1 : 0;
    add(Kind.MARK, false);
  }

  void emoji(int code) {
    open();
    append(code);
    emoji++;
    add(Kind.EMOJI, false);
  }

  void mask(char mask) {
    open();
    append(mask);
    links += mask == TextReader.LINK ? 1 : 0;
    handles += mask == TextReader.HANDLE ? 1 : 0;
    add(Kind.MASK, false);
  }

  private void add(Kind kind, boolean wasStretched) {
    if (count == starts.length) {
      starts = Arrays.copyOf(starts, count * 2);
      ends = Arrays.copyOf(ends, count * 2);
      kinds = Arrays.copyOf(kinds, count * 2);
      long2 = Arrays.copyOf(long2, count * 2);
    }
    starts[count] = opened;
    ends[count] = length;
    long2[count] = wasStretched;
    kinds[count++] = kind;
  }

  /**
   * Whether there is anything to judge: a word, an emoji or a face, not drowned in unreadable
   * characters.
   */
  boolean hasEvidence() {
    return words + emoji + faces > 0 && broken <= 2 * (words + emoji + faces);
  }

  /** The same for texts that say the same in the same words. */
  int hash() {
    int hash = 0;
    for (int i = 0; i < length; i++) {
      hash = (hash ^ chars[i]) * 0x01000193;
    }
    return FeatureExtractor.mix(hash);
  }

  String word(int token) {
    return new String(chars, starts[token], ends[token] - starts[token]);
  }
}
