package earshot.ingest.sources.yelp;

import earshot.ingest.connect.MentionConnector;
import earshot.ingest.source.Source;

/** Runs {@link YelpSource} inside Kafka Connect. */
public final class YelpConnector extends MentionConnector {
  @Override
  public Source source() {
    return new YelpSource();
  }
}
