package earshot.ingest.sources.instagram;

import earshot.ingest.connect.MentionConnector;
import earshot.ingest.source.Source;

/** Runs {@link InstagramSource} inside Kafka Connect. */
public final class InstagramConnector extends MentionConnector {
  @Override
  public Source source() {
    return new InstagramSource();
  }
}
