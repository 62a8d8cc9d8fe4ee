package earshot.ingest.sources.telegram;

import earshot.ingest.connect.MentionConnector;
import earshot.ingest.source.Source;

/** Runs {@link TelegramSource} inside Kafka Connect. */
public final class TelegramConnector extends MentionConnector {
  @Override
  public Source source() {
    return new TelegramSource();
  }
}
