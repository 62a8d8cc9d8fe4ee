package earshot.deploy.bench;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * A simulated feed: a few speak hundreds of times a day, most now and then, and all of them more by
 * day than by night, wherever their day is.
 *
 * @param perDay how often it speaks on average
 * @param said when it spoke, in seconds from the beginning, ascending
 */
record TalkingFeed(double perDay, double[] said) {
  /** How long before the beginning it spoke already. */
  static final Duration BEFORE = Duration.ofDays(30);

  private static final double BUSIEST = 400;
  private static final double POWER = 1.1;
  private static final double BY_DAY = 0.8;

  /** So many of them until so many seconds after the beginning. */
  static List<TalkingFeed> some(int count, double end, SplittableRandom dice) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(rank -> one(BUSIEST / Math.pow(rank, POWER), end, dice.split()))
        .toList();
  }

  /** By thinning: it is thought of as often as at its busiest hour, and said as often as due. */
  private static TalkingFeed one(double perDay, double end, SplittableRandom dice) {
    double phase = dice.nextDouble();
    double most = perDay / FreshnessBench.DAY * (1 + BY_DAY);
    DoubleStream.Builder said = DoubleStream.builder();
    double at = -BEFORE.toSeconds();
    while (at < end) {
      at -= Math.log(1 - dice.nextDouble()) / most;
      double daily = Math.cos(2 * Math.PI * (at / FreshnessBench.DAY - phase));
      if (dice.nextDouble() * (1 + BY_DAY) < 1 + BY_DAY * daily) {
        said.add(at);
      }
    }
    return new TalkingFeed(perDay, said.build().toArray());
  }

  /** How many of its words lie before this second. */
  int saidBefore(double second) {
    return (int) DoubleStream.of(said).takeWhile(at -> at < second).count();
  }
}
