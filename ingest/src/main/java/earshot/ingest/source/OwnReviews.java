package earshot.ingest.source;

import java.time.Duration;

/**
 * Reviews of something of one's own, the newest first, that stores show up to a day after they were
 * written.
 */
public abstract class OwnReviews extends ApiFeed {
  /** The reviews of this thing of one's own. */
  protected OwnReviews(String source, String thing, Api api) {
    super(source, thing, thing, Shape.NEWEST_FIRST, api);
  }

  @Override
  public final Duration overlap() {
    return Duration.ofDays(1);
  }

  @Override
  public final Duration fastest() {
    return Duration.ofMinutes(5);
  }
}
