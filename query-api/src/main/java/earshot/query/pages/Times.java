package earshot.query.pages;

import earshot.query.Wording;
import java.time.Duration;
import java.time.Instant;

/** Says times as people do. */
final class Times {
  private static final Duration RECENT = Duration.ofDays(7);

  private final Wording words;
  private final Instant now;

  Times(Wording words, Instant now) {
    this.words = words;
    this.now = now;
  }

  /**
   * A moment for a page: what a machine reads, what is shown, and what is told on a closer look.
   */
  record Moment(String machine, String shown, String exact) {}

  Moment moment(Instant at) {
    Duration ago = Duration.between(at, now);
    boolean near = ago.abs().compareTo(RECENT) < 0;
    return new Moment(at.toString(), near ? relative(ago) : day(at), exact(at));
  }

  private String relative(Duration ago) {
    if (ago.abs().compareTo(Duration.ofMinutes(1)) < 0) {
      return words.of("time.now");
    }
    return words.of(ago.isNegative() ? "time.in" : "time.ago", length(ago.abs()));
  }

  /** A length of time in its largest unit: 26 h, 3 d. */
  String length(Duration length) {
    if (length.compareTo(Duration.ofHours(1)) < 0) {
      return words.of("time.minutes", length.toMinutes());
    }
    return length.compareTo(Duration.ofDays(2)) < 0
        ? words.of("time.hours", length.toHours())
        : words.of("time.days", length.toDays());
  }

  private String day(Instant at) {
    return words.date("yMMMd", at);
  }

  String exact(Instant at) {
    return words.moment(at) + " " + words.zoneName();
  }

  /** From one moment to another; a moment where both are the same. */
  String span(Instant from, Instant to) {
    return from.equals(to) ? exact(from) : words.of("time.span", words.moment(from), exact(to));
  }
}
