package earshot.ingest.sources.bluesky;

import earshot.ingest.connect.MentionConnector;
import earshot.ingest.source.Source;

/** Runs {@link BlueskySource} inside Kafka Connect. */
public final class BlueskyConnector extends MentionConnector {
  @Override
  public Source source() {
    return new BlueskySource();
  }
}
