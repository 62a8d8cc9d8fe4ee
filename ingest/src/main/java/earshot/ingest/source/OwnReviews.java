package earshot.ingest.source;

import java.time.Duration;

/**
 * Reviews of something of one's own, the newest first, that stores show up to a day after they were
 * written.
 */
public abstract class OwnReviews extends ListFeed {
  private static final Polling POLLING =
      Polling.of(Shape.NEWEST_FIRST)
          .overlapping(Duration.ofDays(1))
          .atMostEvery(Duration.ofMinutes(5));

  /** The reviews of this thing of one's own. */
  protected OwnReviews(String source, String thing, Listed listed, Api api) {
    super(source, thing, thing, POLLING, listed, api);
  }
}
