package earshot.ingest.sources.intercom;

import earshot.ingest.connect.MentionConnector;
import earshot.ingest.source.Source;

/** Runs {@link IntercomSource} inside Kafka Connect. */
public final class IntercomConnector extends MentionConnector {
  @Override
  public Source source() {
    return new IntercomSource();
  }
}
