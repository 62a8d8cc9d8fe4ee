package earshot.ingest.sources.googleplay;

import earshot.ingest.connect.MentionConnector;
import earshot.ingest.source.Source;

/** Runs {@link GooglePlaySource} inside Kafka Connect. */
public final class GooglePlayConnector extends MentionConnector {
  @Override
  public Source source() {
    return new GooglePlaySource();
  }
}
