package earshot.ingest.sources.linkedin;

import earshot.ingest.connect.MentionConnector;
import earshot.ingest.source.Source;

/** Runs {@link LinkedInSource} inside Kafka Connect. */
public final class LinkedInConnector extends MentionConnector {
  @Override
  public Source source() {
    return new LinkedInSource();
  }
}
