package earshot.ingest.sources.reddit;

import earshot.ingest.connect.MentionConnector;
import earshot.ingest.source.Source;

/** Runs {@link RedditSource} inside Kafka Connect. */
public final class RedditConnector extends MentionConnector {
  @Override
  public Source source() {
    return new RedditSource();
  }
}
