package earshot.ingest.sources.hackernews;

import earshot.ingest.connect.MentionConnector;
import earshot.ingest.source.Source;

/** Runs {@link HackerNewsSource} inside Kafka Connect. */
public final class HackerNewsConnector extends MentionConnector {
  @Override
  public Source source() {
    return new HackerNewsSource();
  }
}
