package earshot.ingest.sources.stackexchange;

import earshot.ingest.connect.MentionConnector;
import earshot.ingest.source.Source;

/** Runs {@link StackExchangeSource} inside Kafka Connect. */
public final class StackExchangeConnector extends MentionConnector {
  @Override
  public Source source() {
    return new StackExchangeSource();
  }
}
