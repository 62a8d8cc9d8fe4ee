package earshot.ingest.sources.zendesk;

import earshot.ingest.connect.MentionConnector;
import earshot.ingest.source.Source;

/** Runs {@link ZendeskSource} inside Kafka Connect. */
public final class ZendeskConnector extends MentionConnector {
  @Override
  public Source source() {
    return new ZendeskSource();
  }
}
