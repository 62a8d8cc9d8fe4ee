package earshot.ingest.sources.webpage;

import earshot.ingest.connect.MentionConnector;
import earshot.ingest.source.Source;

/** Runs {@link WebPageSource} inside Kafka Connect. */
public final class WebPageConnector extends MentionConnector {
  @Override
  public Source source() {
    return new WebPageSource();
  }
}
