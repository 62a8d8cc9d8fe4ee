package earshot.ingest.sources.mastodon;

import earshot.ingest.connect.MentionConnector;
import earshot.ingest.source.Source;

/** Runs {@link MastodonSource} inside Kafka Connect. */
public final class MastodonConnector extends MentionConnector {
  @Override
  public Source source() {
    return new MastodonSource();
  }
}
