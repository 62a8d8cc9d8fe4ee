package earshot.ingest.sources.livechat;

import earshot.ingest.connect.MentionConnector;
import earshot.ingest.source.Source;

/** Runs {@link LiveChatSource} inside Kafka Connect. */
public final class LiveChatConnector extends MentionConnector {
  @Override
  public Source source() {
    return new LiveChatSource();
  }
}
