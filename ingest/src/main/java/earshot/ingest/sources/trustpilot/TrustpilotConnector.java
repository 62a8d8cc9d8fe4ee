package earshot.ingest.sources.trustpilot;

import earshot.ingest.connect.MentionConnector;
import earshot.ingest.source.Source;

/** Runs {@link TrustpilotSource} inside Kafka Connect. */
public final class TrustpilotConnector extends MentionConnector {
  @Override
  public Source source() {
    return new TrustpilotSource();
  }
}
