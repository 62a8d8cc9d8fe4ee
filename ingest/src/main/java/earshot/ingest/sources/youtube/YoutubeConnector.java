package earshot.ingest.sources.youtube;

import earshot.ingest.connect.MentionConnector;
import earshot.ingest.source.Source;

/** Runs {@link YoutubeSource} inside Kafka Connect. */
public final class YoutubeConnector extends MentionConnector {
  @Override
  public Source source() {
    return new YoutubeSource();
  }
}
