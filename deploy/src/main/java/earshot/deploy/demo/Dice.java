package earshot.deploy.demo;

import java.util.List;

/**
 * Chance without memory: the same seed, throw and purpose always fall the same way, in any order.
 */
record Dice(long seed) {

  /** A whole number from 0 up to, but not including, {@code sides}. */
  int roll(long number, String purpose, int sides) {
    return (int) Long.remainderUnsigned(mixed(number, purpose), sides);
  }

  /** A fraction from 0 up to, but not including, 1. */
  double fraction(long number, String purpose) {
    return (mixed(number, purpose) >>> 11) * 0x1.0p-53;
  }

  <T> T pick(long number, String purpose, List<T> from) {
    return from.get(roll(number, purpose, from.size()));
  }

  private long mixed(long number, String purpose) {
    return scrambled(scrambled(seed + purpose.hashCode()) + number);
  }

  // SplitMix64 (Steele, Lea, Flood 2014): neighbouring numbers give unrelated results.
  private static long scrambled(long input) {
    long z = input + 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
