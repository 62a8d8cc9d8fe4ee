package earshot.assess.rule;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How time is cut for a rule that counts: into buckets, of which some make a window.
 *
 * @param bucket width of one
 * @param inWindow how many make a window
 * @param inHistory how many before it say what is usual
 * @param look so many lie between two looks
 */
record Windows(Duration bucket, int inWindow, int inHistory, int look) {
  private static final Duration WIDEST = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration MONTH = Duration.ofDays(30);
  private static final int WEEK = 7;

  /**
   * Each further look at a short window costs strictness, and little has happened since the last.
   */
  private static final int LOOKS = 4;

  static Windows of(Trigger.Counted trigger) {
    Duration over = trigger.over();
    Duration bucket =
        trigger instanceof Trigger.Compared || trigger instanceof Trigger.Grouped
            ? between(over.dividedBy(12), Duration.ofMinutes(1))
            : between(over.dividedBy(60), Duration.ofSeconds(1));
    Duration against = history(trigger);
    int inWindow = count(over, bucket);
    boolean often = trigger instanceof Trigger.Compared && bucket.compareTo(WIDEST) < 0;
    return new Windows(
        bucket, inWindow, count(against, bucket), often ? Math.max(1, inWindow / LOOKS) : 1);
  }

  private static Duration history(Trigger.Counted trigger) {
    return switch (trigger) {
      case Trigger.Compared compared -> compared.against();
      case Trigger.NewGroup fresh -> Trigger.Grouped.SPAN.minus(fresh.over());
      case Trigger.Threshold threshold -> Duration.ZERO;
    };
  }

  private static Duration between(Duration width, Duration narrowest) {
    Duration atLeast = width.compareTo(narrowest) < 0 ? narrowest : width;
    return atLeast.compareTo(WIDEST) > 0 ? WIDEST : atLeast;
  }

  private static int count(Duration span, Duration bucket) {
    return Math.toIntExact(Math.round((double) span.toMillis() / bucket.toMillis()));
  }

  /** The bucket that an instant lies in. */
  long bucketOf(Instant at) {
    return Math.floorDiv(at.toEpochMilli(), bucket.toMillis());
  }

  /** When a bucket begins. */
  Instant startOf(long bucket) {
    return Instant.ofEpochMilli(bucket * this.bucket.toMillis());
  }

  /** Whether a window that ends before this bucket is judged. */
  boolean judgedAt(long end) {
    return end % look == 0;
  }

  /**
   * Lengths in buckets at which a window is looked at, the longest first: a spike that began a
   * moment ago is lost in all of a long window, but not in its last part. No part is shorter than
   * an hour, since every further look costs strictness. Windows of less than a day are looked at
   * two together as well: what chance makes of few mentions in one it hardly makes in both.
   */
  int[] parts() {
    int shortest = Math.min(inWindow, count(WIDEST, bucket));
    int longest = 2 * inWindow <= count(DAY, bucket) ? 2 * inWindow : inWindow;
    return IntStream.iterate(longest, part -> part >= shortest, part -> part / 2).toArray();
  }

  /**
   * As many independent looks a month are worth what parts of a window are looked at, the shortest
   * of these buckets: each look sees most of what the one before saw. Fitted by {@link
   * SpikeEvaluation}.
   */
  double looks(int shortest) {
    double apart = (double) MONTH.toMillis() / bucket.toMillis() / shortest;
    return 4.5 * apart * Math.pow((double) shortest / look, 0.45);
  }

  /** How many buckets make a day, where windows a day apart are compared. */
  Optional<Integer> day() {
    return Optional.of(count(DAY, bucket)).filter(day -> stride() == day);
  }

  /**
   * How many buckets lie between windows that can be compared: a day where windows are shorter and
   * a week is known, since mornings are like mornings; else a window.
   */
  int stride() {
    int day = count(DAY, bucket);
    return inWindow < day && inHistory >= WEEK * day ? day : inWindow;
  }
}
