package earshot.query.followup;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * How recent customers of a brand are asked.
 *
 * @param seal made of the secret of the configuration
 * @param after so long after they bought
 * @param reminder so long after the mail, if nobody answered it; absent: none is sent
 * @param keep so long name and address are kept after they were imported, at most
 * @param again so long nobody is asked again
 * @param perHour most mails in an hour
 * @param perDay most mails in a day
 * @param language for those whose language is not known or has no words
 * @param own words of the configuration, by language
 */
public record FollowupPlan(
    String brand,
    Seal seal,
    Duration after,
    Optional<Duration> reminder,
    Duration keep,
    Duration again,
    int perHour,
    int perDay,
    String language,
    Map<String, Words> own) {
  /** What was bought longer ago than {@link #after} and this is not asked about any more. */
  public static final Duration RECENT = Duration.ofDays(30);

  /** Receipts are kept for 90 days, and without them a mail could go out twice. */
  public static final Duration LONGEST = Duration.ofDays(80);

  public FollowupPlan {
    own = Map.copyOf(own);
    refuse(after.isNegative(), "after must not be negative: " + after);
    refuse(
        keep.compareTo(LONGEST) > 0,
        "keep must be %d days at most, as long as receipts last".formatted(LONGEST.toDays()));
    refuse(
        after.plus(reminder.orElse(Duration.ZERO)).compareTo(keep) >= 0,
        "keep must be longer than after and reminder together: " + keep);
    refuse(again.compareTo(keep) < 0, "again must not be shorter than keep: " + again);
    refuse(
        again.compareTo(LONGEST) > 0, "again must be %d days at most".formatted(LONGEST.toDays()));
    refuse(perHour < 1 || perDay < 1, "limits must be 1 or more");
  }

  private static void refuse(boolean nonsense, String message) {
    if (nonsense) {
      throw new IllegalArgumentException(message);
    }
  }

  /** What a mail and its reminder say in one language. */
  public record Words(Template subject, Template text) {}

  /** When somebody who bought then is asked first. */
  public Instant due(Instant since) {
    return since.plus(after);
  }
}
