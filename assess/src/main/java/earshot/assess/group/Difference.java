package earshot.assess.group;

/**
 * What tells two prints from each other.
 *
 * @param shared how many word pairs are in both
 * @param fewest how many are in one alone, of that one which has fewer of its own
 * @param most how many are in the other alone
 * @param turned whether a {@link Turns word that turns the rest} is in one alone
 */
record Difference(int shared, int fewest, int most, boolean turned) {
  /** Two texts share this much of their word pairs, or they are two things said. */
  private static final double SHARED = 0.7;

  /** So many word pairs around each that differs, or another word was put in on purpose. */
  private static final int REPLACED = 12;

  /** A word in the place of another has two pairs of its own; at the end it counts as much. */
  private static final int OF_A_WORD = 2;

  /** Both sorted, as in {@link NearDuplicates#shingles(String)}. */
  static Difference of(long[] one, long[] other) {
    int shared = 0;
    int ofOne = 0;
    int ofOther = 0;
    boolean turned = false;
    for (int i = 0, j = 0; i < one.length || j < other.length; ) {
      boolean inOne = j == other.length || (i < one.length && one[i] <= other[j]);
      boolean inOther = i == one.length || (j < other.length && other[j] <= one[i]);
      if (Turns.isMark(inOne ? one[i] : other[j])) {
        turned |= inOne != inOther;
      } else {
        shared += inOne && inOther ? 1 : 0;
        ofOne += inOther ? 0 : 1;
        ofOther += inOne ? 0 : 1;
      }
      i += inOne ? 1 : 0;
      j += inOther ? 1 : 0;
    }
    return new Difference(shared, Math.min(ofOne, ofOther), Math.max(ofOne, ofOther), turned);
  }

  /** Whether one was copied from the other, or both from a third. */
  boolean isCopy() {
    return isNear() && !isTurned() && !isReplaced();
  }

  /** Whether both say the same but for what makes it another thing, in few words too. */
  boolean saysOtherwise() {
    return (isNear() || most <= OF_A_WORD) && (isTurned() || isReplaced());
  }

  /** Whether one is the other with an end or something between left out. */
  boolean isLeftOut() {
    return fewest < OF_A_WORD && fewest < most && !isTurned();
  }

  private boolean isNear() {
    return shared >= SHARED * (shared + fewest + most);
  }

  /** What was cut off at an end leaves one side nothing of its own; a "not" alone is no end. */
  private boolean isTurned() {
    return turned && (fewest > 0 || most < OF_A_WORD);
  }

  /** Where both have something of their own and it is of one length, words were replaced. */
  private boolean isReplaced() {
    return fewest == most && shared < REPLACED * Math.max(most, OF_A_WORD);
  }
}
