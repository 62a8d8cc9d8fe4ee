package earshot.assess.sentiment;

/** Random numbers that are the same on every machine: xorshift of Marsaglia. */
final class Dice {
  private long state;

  Dice(long seed) {
    state = seed * 0x9E3779B97F4A7C15L + 0x2545F4914F6CDD1DL;
    if (state == 0) {
      state = 1;
    }
  }

  private long next() {
    state ^= state << 13;
    state ^= state >>> 7;
    state ^= state << 17;
    return state;
  }

  int next16() {
    return (int) (next() >>> 40) & 0xFFFF;
  }

  int below(int bound) {
    return (int) Long.remainderUnsigned(next(), bound);
  }

  void shuffle(int[] items) {
    for (int i = items.length - 1; i > 0; i--) {
      int j = below(i + 1);
      int item = items[i];
      items[i] = items[j];
      items[j] = item;
    }
  }
}
