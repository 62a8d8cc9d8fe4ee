package earshot.ingest.sources.appstoreconnect;

import earshot.ingest.connect.MentionConnector;
import earshot.ingest.source.Source;

/** Runs {@link AppStoreConnectSource} inside Kafka Connect. */
public final class AppStoreConnectConnector extends MentionConnector {
  @Override
  public Source source() {
    return new AppStoreConnectSource();
  }
}
