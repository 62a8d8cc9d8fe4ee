package earshot.ingest.sources.appstore;

import earshot.ingest.connect.MentionConnector;
import earshot.ingest.source.Source;

/** Runs {@link AppStoreSource} inside Kafka Connect. */
public final class AppStoreConnector extends MentionConnector {
  @Override
  public Source source() {
    return new AppStoreSource();
  }
}
