package earshot.query.digest;

import java.util.Locale;

/**
 * What two spans tell when compared. More and less are only said where chance alone would rarely
 * (one time in twenty) make so large a difference.
 */
public enum Verdict {
  MORE,
  LESS,
  /** Chance alone moves figures as much as this. */
  SAME,
  /** Too little was said to tell. */
  FEW;

  private static final long FEWEST = 10;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Of two numbers of mentions: counts scatter like the root of themselves. */
  static Verdict ofCounts(long now, long before) {
    long sum = now + before;
    double scatter = Estimate.TWICE * Math.sqrt(sum);
    return sum < FEWEST ? FEW : of(now - before - scatter, now - before + scatter);
  }

  /** Of two shares, each of its own whole, by Newcombe's interval for their difference. */
  static Verdict ofShares(long now, long whole, long before, long wholeBefore) {
    if (whole < FEWEST || wholeBefore < FEWEST) {
      return FEW;
    }
    Estimate one = Estimate.ofShare(now, whole);
    Estimate other = Estimate.ofShare(before, wholeBefore);
    double difference = one.value() - other.value();
    double down = Math.hypot(one.value() - one.low(), other.high() - other.value());
    double up = Math.hypot(one.high() - one.value(), other.value() - other.low());
    return of(difference - down, difference + up);
  }

  /** Of two averages. */
  static Verdict ofMeans(Estimate now, Estimate before) {
    double difference = now.value() - before.value();
    double scatter = Math.hypot(now.high() - now.value(), before.high() - before.value());
    return of(difference - scatter, difference + scatter);
  }

  private static Verdict of(double low, double high) {
    return low > 0 ? MORE : high < 0 ? LESS : SAME;
  }
}
