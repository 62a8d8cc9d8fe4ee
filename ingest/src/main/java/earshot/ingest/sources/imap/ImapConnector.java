package earshot.ingest.sources.imap;

import earshot.ingest.connect.MentionConnector;
import earshot.ingest.source.Source;

/** Runs {@link ImapSource} inside Kafka Connect. */
public final class ImapConnector extends MentionConnector {
  @Override
  public Source source() {
    return new ImapSource();
  }
}
