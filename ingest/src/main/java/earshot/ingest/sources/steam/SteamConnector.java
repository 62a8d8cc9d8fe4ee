package earshot.ingest.sources.steam;

import earshot.ingest.connect.MentionConnector;
import earshot.ingest.source.Source;

/** Runs {@link SteamSource} inside Kafka Connect. */
public final class SteamConnector extends MentionConnector {
  @Override
  public Source source() {
    return new SteamSource();
  }
}
