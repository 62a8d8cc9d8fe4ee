package earshot.ingest.sources.lemmy;

import earshot.ingest.connect.MentionConnector;
import earshot.ingest.source.Source;

/** Runs {@link LemmySource} inside Kafka Connect. */
public final class LemmyConnector extends MentionConnector {
  @Override
  public Source source() {
    return new LemmySource();
  }
}
