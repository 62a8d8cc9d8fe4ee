package earshot.ingest.sources.discourse;

import earshot.ingest.connect.MentionConnector;
import earshot.ingest.source.Source;

/** Runs {@link DiscourseSource} inside Kafka Connect. */
public final class DiscourseConnector extends MentionConnector {
  @Override
  public Source source() {
    return new DiscourseSource();
  }
}
