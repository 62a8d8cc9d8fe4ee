package earshot.ingest.source;

import java.time.Duration;
import java.util.Optional;

/**
 * How a feed wants to be polled; see {@link Feed} for what each means.
 *
 * @param reach how far back it may be asked at all
 * @param pages the most pages of a {@link Shape#WINDOW} that one walk reads
 * @param robots whether robots.txt speaks for it
 */
public record Polling(
    Shape shape,
    Duration fastest,
    Duration overlap,
    Optional<Duration> reach,
    boolean searches,
    long cost,
    int pages,
    boolean robots) {
  private static final Duration A_MINUTE = Duration.ofMinutes(1);
  private static final int MOST_PAGES = 1_000;

  /** What a feed of this shape wants that wants nothing else. */
  public static Polling of(Shape shape) {
    return new Polling(
        shape, A_MINUTE, Duration.ZERO, Optional.empty(), false, 1, MOST_PAGES, false);
  }

  /** Not more often than this. */
  public Polling atMostEvery(Duration interval) {
    return new Polling(shape, interval, overlap, reach, searches, cost, pages, robots);
  }

  /** Reading again so far behind the watermark, because the place shows things late. */
  public Polling overlapping(Duration late) {
    return new Polling(shape, fastest, late, reach, searches, cost, pages, robots);
  }

  /** Not asking for what is older than this: the place refuses or has forgotten it. */
  public Polling reaching(Duration back) {
    return new Polling(shape, fastest, overlap, Optional.of(back), searches, cost, pages, robots);
  }

  /** Searching among everything that is said, if that is so. */
  public Polling searching(boolean among) {
    return new Polling(shape, fastest, overlap, reach, among, cost, pages, robots);
  }

  /** Paying so many calls of the budget for a page. */
  public Polling costing(long calls) {
    return new Polling(shape, fastest, overlap, reach, searches, calls, pages, robots);
  }

  /** Reading no more than so many pages in a walk. */
  public Polling upTo(int most) {
    return new Polling(shape, fastest, overlap, reach, searches, cost, most, robots);
  }

  /** Asking robots.txt first: it is no official API. */
  public Polling withRobots() {
    return new Polling(shape, fastest, overlap, reach, searches, cost, pages, true);
  }
}
