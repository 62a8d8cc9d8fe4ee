package earshot.ingest.sources.tripadvisor;

import earshot.ingest.connect.MentionConnector;
import earshot.ingest.source.Source;

/** Runs {@link TripadvisorSource} inside Kafka Connect. */
public final class TripadvisorConnector extends MentionConnector {
  @Override
  public Source source() {
    return new TripadvisorSource();
  }
}
