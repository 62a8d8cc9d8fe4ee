package earshot.ingest.sources.wordpress;

import earshot.ingest.connect.MentionConnector;
import earshot.ingest.source.Source;

/** Runs {@link WordPressSource} inside Kafka Connect. */
public final class WordPressConnector extends MentionConnector {
  @Override
  public Source source() {
    return new WordPressSource();
  }
}
