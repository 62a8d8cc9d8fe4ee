package earshot.assess.rule;

import earshot.mention.Episode;
import earshot.mention.Judged;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * How well episodes that a rule would find agree with those that people judged. Two are about the
 * same when they have the same cause and overlap in time, since another version of a rule finds the
 * same thing a little sooner or later.
 *
 * @param right found, and people call it right
 * @param wrong found, and people call it wrong
 * @param unjudged found, and nobody has said anything
 * @param missed people call it right, and it was not found
 */
public record Score(int right, int wrong, int unjudged, int missed) {

  /** The score of episodes that were found. */
  public static Score of(Collection<Episode> found, Collection<Judged> judged) {
    int right = 0;
    int wrong = 0;
    for (Episode episode : found) {
      List<Judged> same = judged.stream().filter(each -> same(episode, each)).toList();
      boolean anyRight = same.stream().anyMatch(Judged::right);
      right += anyRight ? 1 : 0;
      wrong += !anyRight && !same.isEmpty() ? 1 : 0;
    }
    long missed =
        judged.stream()
            .filter(Judged::right)
            .filter(each -> found.stream().noneMatch(episode -> same(episode, each)))
            .count();
    return new Score(right, wrong, found.size() - right - wrong, Math.toIntExact(missed));
  }

  /** Those of some episodes that none of others is about. */
  public static List<Episode> without(Collection<Episode> some, Collection<Episode> others) {
    return some.stream()
        .filter(
            one ->
                others.stream()
                    .noneMatch(
                        other -> same(one, other.cause(), other.openedAt(), other.closedAt())))
        .toList();
  }

  private static boolean same(Episode episode, Judged judged) {
    return same(episode, judged.cause(), judged.from(), judged.until());
  }

  private static boolean same(
      Episode episode, String cause, Instant from, Optional<Instant> until) {
    return episode.cause().equals(cause)
        && !episode.closedAt().orElse(Instant.MAX).isBefore(from)
        && !until.orElse(Instant.MAX).isBefore(episode.openedAt());
  }

  /** Of what was found and judged, the share that is right; absent where nothing was. */
  public Optional<Double> precision() {
    return share(right, wrong);
  }

  /** Of what is right, the share that was found; absent where nothing is. */
  public Optional<Double> recall() {
    return share(right, missed);
  }

  private static Optional<Double> share(int part, int rest) {
    return part + rest == 0 ? Optional.empty() : Optional.of((double) part / (part + rest));
  }
}
