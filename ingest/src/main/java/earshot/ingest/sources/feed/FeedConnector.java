package earshot.ingest.sources.feed;

import earshot.ingest.connect.MentionConnector;
import earshot.ingest.source.Source;

/** Runs {@link FeedSource} inside Kafka Connect. */
public final class FeedConnector extends MentionConnector {
  @Override
  public Source source() {
    return new FeedSource();
  }
}
