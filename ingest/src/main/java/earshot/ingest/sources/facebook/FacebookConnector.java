package earshot.ingest.sources.facebook;

import earshot.ingest.connect.MentionConnector;
import earshot.ingest.source.Source;

/** Runs {@link FacebookSource} inside Kafka Connect. */
public final class FacebookConnector extends MentionConnector {
  @Override
  public Source source() {
    return new FacebookSource();
  }
}
