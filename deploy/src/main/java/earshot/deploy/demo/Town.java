package earshot.deploy.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * An invented town whose people keep talking about its shops.
 *
 * <p>What has been said at an instant, edits and deletions included, follows from the seed, the
 * start and that instant alone: nothing is remembered, so a town may talk for weeks in no memory. A
 * back catalogue of {@value #CATALOGUE} texts leads up to the start; from then on one new text
 * falls into each stretch of the pace.
 */
public final class Town {
  /** One new text every two seconds on average. */
  public static final Duration PACE = Duration.ofSeconds(2);

  static final int CATALOGUE = 200;
  static final Duration PAST = Duration.ofDays(25);

  // At the default pace: an edit every 30 seconds, a deletion every 60.
  private static final int EDITED_ONE_IN = 15;
  private static final int GONE_ONE_IN = 30;
  // The catalogue's begin with the start; later texts change sooner.
  private static final int CHANGES_WITHIN_PACES = 300;

  private final Instant start;
  private final Duration pace;
  private final Dice dice;
  private final Wording wording;

  /**
   * @param seed two towns with the same seed say the same
   * @param start when the back catalogue ends and the talk goes live
   * @param pace average time from one new text to the next
   */
  public Town(long seed, Instant start, Duration pace) {
    if (pace.toMillis() < 1) {
      throw new IllegalArgumentException("A town can't talk at a pace of " + pace);
    }
    this.start = start.truncatedTo(ChronoUnit.MILLIS);
    this.pace = pace;
    this.dice = new Dice(seed);
    this.wording = new Wording(Phrasebook.shared(), dice);
  }

  /** Everything said until now, oldest first, each as it stands now; what is gone is marked. */
  List<Utterance> said(Instant now) {
    return LongStream.range(0, count(now)).mapToObj(number -> utterance(number, now)).toList();
  }

  /**
   * What was said from the newest backwards, made one by one.
   *
   * @param about which sayings are wanted; the others cost next to nothing
   */
  Stream<Utterance> newestFirst(Instant now, Predicate<Saying> about) {
    long count = count(now);
    return said(LongStream.range(0, count).map(back -> count - 1 - back), now, about);
  }

  /** The same from a number forwards. */
  Stream<Utterance> from(long number, Instant now, Predicate<Saying> about) {
    return said(LongStream.range(Math.max(0, number), count(now)), now, about);
  }

  /**
   * What was said, edited or taken back after one instant and until another, each as it stands
   * then.
   */
  Stream<Utterance> changed(Instant after, Instant until) {
    Instant reach = after.minus(paces(CHANGES_WITHIN_PACES));
    long first = reach.isBefore(start) ? 0 : count(reach);
    return from(first, until, saying -> true).filter(said -> said.changedAt().isAfter(after));
  }

  private Stream<Utterance> said(LongStream numbers, Instant now, Predicate<Saying> about) {
    return numbers
        .filter(number -> about.test(wording.saying(number)))
        .mapToObj(number -> utterance(number, now));
  }

  /** One text as it stands now; empty while it isn't said yet. */
  Optional<Utterance> find(long number, Instant now) {
    return number >= 0 && number < count(now)
        ? Optional.of(utterance(number, now))
        : Optional.empty();
  }

  /** How many texts have been said until now. */
  long count(Instant now) {
    if (now.isBefore(start)) {
      return LongStream.range(0, CATALOGUE).takeWhile(n -> !saidAt(n).isAfter(now)).count();
    }
    long current = CATALOGUE + Duration.between(start, now).toMillis() / pace.toMillis();
    return saidAt(current).isAfter(now) ? current : current + 1;
  }

  private Utterance utterance(long number, Instant now) {
    Saying saying = wording.saying(number);
    Optional<Instant> edited = editedAt(number).filter(at -> !at.isAfter(now));
    return new Utterance(
        number,
        saying.shop(),
        saying.channel(),
        saying.language(),
        wording.author(number),
        saying.stars(),
        saying.title(),
        edited.isPresent() ? wording.edited(number) : wording.text(number),
        saidAt(number),
        edited,
        goneAt(number).filter(at -> !at.isAfter(now)));
  }

  // Each text has its own stretch of time and falls somewhere into it: numbers follow time. The
  // stretches of the catalogue get shorter towards the start, as if the town had grown.
  private Instant saidAt(long number) {
    double within = dice.fraction(number, "said");
    if (number >= CATALOGUE) {
      return start.plus(paces(number - CATALOGUE + within));
    }
    double age = Math.pow(1 - (number + within) / CATALOGUE, 1.6);
    return start.minusMillis(Math.round(age * PAST.toMillis()));
  }

  private Optional<Instant> editedAt(long number) {
    return changedAt(number, "edited", EDITED_ONE_IN, 40);
  }

  private Optional<Instant> goneAt(long number) {
    return changedAt(number, "gone", GONE_ONE_IN, 60);
  }

  private Optional<Instant> changedAt(long number, String how, int oneIn, int withinPaces) {
    if (dice.roll(number, how, oneIn) != 0) {
      return Optional.empty();
    }
    double when = dice.fraction(number, how + " at");
    return Optional.of(
        number < CATALOGUE
            ? start.plus(paces(when * CHANGES_WITHIN_PACES))
            : saidAt(number).plus(paces(5 + when * withinPaces)));
  }

  private Duration paces(double count) {
    return Duration.ofMillis((long) (count * pace.toMillis()));
  }
}
