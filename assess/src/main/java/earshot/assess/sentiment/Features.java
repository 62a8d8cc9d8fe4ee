package earshot.assess.sentiment;

import java.util.Arrays;

/**
 * The hashed features of one text in three groups, words before character sequences before signs.
 * All features of a group weigh the same, so that a long text doesn't shout down a short one.
 */
final class Features {
  int[] hashes;
  int size;
  int words;
  int characters;
  float wordValue;
  float characterValue;
  float signValue;

  Features(int capacity) {
    hashes = new int[Math.max(64, capacity)];
  }

  void add(int hash) {
    if (size == hashes.length) {
      hashes = Arrays.copyOf(hashes, size * 2);
    }
    hashes[size++] = hash;
  }

  void endWords() {
    words = size;
  }

  void endCharacters() {
    characters = size;
  }

  void finish() {
    wordValue = (float) (1 / Math.sqrt(Math.max(1, words)));
    characterValue = (float) (1 / Math.sqrt(Math.max(1, characters - words)));
    signValue = 0.35f;
  }

  float value(int feature) {
    return feature < words ? wordValue : feature < characters ? characterValue : signValue;
  }
}
