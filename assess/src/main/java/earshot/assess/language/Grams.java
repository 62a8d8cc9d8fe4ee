package earshot.assess.language;

import java.util.Arrays;

/** Hashes of the words of one script and of their character 1- to 5-grams, edges marked. */
final class Grams {
  private static final int LONGEST = 5;
  private static final int PRIME = 0x9E3779B1;
  private static final char EDGE = '_';

  private int[] hashes = new int[512];
  private int size;
  private int words;
  private char[] word = new char[64];

  /** Replaces what was held by the grams of the words {@code from} (inclusive) to {@code to}. */
  void fill(Words words, Script script, int from, int to) {
    fill(words, script, from, to, false);
  }

  /**
   * @param bare leave the accents of Latin letters out
   */
  void fill(Words words, Script script, int from, int to, boolean bare) {
    size = 0;
    this.words = 0;
    for (int i = from; i < to; i++) {
      if (words.script(i) == script) {
        add(words, words.start(i), words.end(i), bare);
        this.words++;
      }
    }
  }

  int size() {
    return size;
  }

  /** How many words the grams are of. */
  int words() {
    return words;
  }

  int hash(int at) {
    return hashes[at];
  }

  private void add(Words words, int start, int end, boolean bare) {
    int n = end - start + 2;
    if (word.length < n) {
      word = new char[n];
    }
    word[0] = EDGE;
    for (int i = start; i < end; i++) {
      char letter = words.letter(i);
      word[i - start + 1] = bare ? Bare.letter(letter) : letter;
    }
    word[n - 1] = EDGE;
    addGrams(n);
  }

  private void addGrams(int n) {
    int whole = 7;
    for (int start = 0; start < n; start++) {
      int hash = 1;
      for (int i = start; i < n && i < start + LONGEST; i++) {
        hash = (hash ^ word[i]) * PRIME;
        hash ^= hash >>> 15;
        if (i > start || word[i] != EDGE) {
          push(hash);
        }
      }
      whole = (whole ^ word[start]) * PRIME;
      whole ^= whole >>> 13;
    }
    push(whole);
  }

  private void push(int hash) {
    if (size == hashes.length) {
      hashes = Arrays.copyOf(hashes, size * 2);
    }
    int mixed = hash * 0x85EBCA6B;
    hashes[size++] = mixed ^ (mixed >>> 16);
  }
}
