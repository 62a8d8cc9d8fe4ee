package earshot.ingest.connect;

import earshot.ingest.source.Shape;
import java.time.Duration;
import java.time.Instant;

/**
 * How far back a walk goes: to the watermark, and now and then deeper, so that edits and deletions
 * behind it are seen. The n-th deep walk reaches twice as far for each time that n can be halved,
 * and every 24th reaches the whole horizon: what is old is looked at ever more rarely.
 */
final class Depth {
  private static final int WHOLE = 24;

  private final Watched watched;
  private final Progress progress;
  private boolean deep;

  Depth(Watched watched, Progress progress) {
    this.watched = watched;
    this.progress = progress;
  }

  /** The floor of a walk that starts now. */
  Instant floor(Instant now) {
    Instant reach = progress.began.minus(watched.reach());
    Instant usual =
        progress.watermark.map(time -> time.minus(watched.feed().overlap())).orElse(reach);
    deep = isDue(now);
    if (deep) {
      progress.deepWalks++;
      progress.deepWalk = now;
      usual = earlier(usual, now.minus(depth()));
    }
    return later(later(usual, reach), watched.feed().reach().map(now::minus).orElse(Instant.MIN));
  }

  /** Whether the walk under way goes deeper than the watermark. */
  boolean deep() {
    return deep;
  }

  private boolean isDue(Instant now) {
    return watched.feed().shape() == Shape.NEWEST_FIRST
        && watched.feed().lookup().isEmpty()
        && progress.caughtUp
        && !now.isBefore(progress.deepWalk.plus(watched.recheck()));
  }

  private Duration depth() {
    long walk = progress.deepWalks;
    long doubled = watched.recheck().toMillis() << (Long.numberOfTrailingZeros(walk) + 1);
    boolean whole = walk % WHOLE == 0 || doubled > Seen.HORIZON.toMillis() || doubled <= 0;
    return whole ? Seen.HORIZON : Duration.ofMillis(doubled);
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }
}
