package earshot.ingest.sources.googlebusiness;

import earshot.ingest.connect.MentionConnector;
import earshot.ingest.source.Source;

/** Runs {@link GoogleBusinessSource} inside Kafka Connect. */
public final class GoogleBusinessConnector extends MentionConnector {
  @Override
  public Source source() {
    return new GoogleBusinessSource();
  }
}
