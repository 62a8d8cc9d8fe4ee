package earshot.ingest.sources.googleplaces;

import earshot.ingest.connect.MentionConnector;
import earshot.ingest.source.Source;

/** Runs {@link GooglePlacesSource} inside Kafka Connect. */
public final class GooglePlacesConnector extends MentionConnector {
  @Override
  public Source source() {
    return new GooglePlacesSource();
  }
}
