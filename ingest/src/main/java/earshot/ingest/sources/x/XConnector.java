package earshot.ingest.sources.x;

import earshot.ingest.connect.MentionConnector;
import earshot.ingest.source.Source;

/** Runs {@link XSource} inside Kafka Connect. */
public final class XConnector extends MentionConnector {
  @Override
  public Source source() {
    return new XSource();
  }
}
