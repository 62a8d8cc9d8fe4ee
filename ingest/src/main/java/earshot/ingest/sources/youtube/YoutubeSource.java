package earshot.ingest.sources.youtube;

import earshot.ingest.source.Api;
import earshot.ingest.source.DeclaredSource;
import earshot.ingest.source.Feed;
import earshot.ingest.source.Google;
import earshot.ingest.source.OAuth;
import earshot.ingest.source.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigException;

/** Comments on one's own channel and on given videos, and videos that a search finds. */
public final class YoutubeSource extends DeclaredSource {
  static final String NAME = "youtube";

  public YoutubeSource() {
    super(
        NAME,
        OAuth.settings(
            new Settings()
                .secret("key", "API key of a Google Cloud project with the YouTube Data API")
                .may(
                    "channel",
                    null,
                    "Id of the channel whose comments are read, as in UC_x5XG1OV2P6uZZ5")
                .list("videos", "", "Ids of videos whose comments are read, wherever they are")
                .list("live", "", "Ids of videos whose chats are read while they are broadcast")
                .may(
                    "search",
                    null,
                    "Words that videos are searched for; each page costs search-cost")
                .count("search-cost", 100, "Units of the budget that a page of a search costs")
                .base("https://www.googleapis.com", "Where the API is asked")),
        place -> new CommentReplier(api(Google.owned(place))));
  }

  @Override
  public List<Feed> feeds(AbstractConfig place) {
    Api api = api(Api.of(place).with("X-Goog-Api-Key", Settings.secret(place, "key")));
    List<Feed> feeds = new ArrayList<>();
    Settings.text(place, "channel")
        .ifPresent(id -> feeds.add(new CommentsFeed("allThreadsRelatedToChannelId", id, api)));
    for (String video : Settings.list(place, "videos")) {
      feeds.add(new CommentsFeed("videoId", video, api));
    }
    Settings.text(place, "search")
        .ifPresent(words -> feeds.add(new SearchFeed(words, place.getLong("search-cost"), api)));
    Settings.list(place, "live").forEach(video -> feeds.add(new LiveChatFeed(video, api)));
    if (feeds.isEmpty()) {
      throw new ConfigException("a channel, videos or a search, or what is live, is due");
    }
    return feeds;
  }

  private static Api api(Api google) {
    return google.below("youtube/v3").refusing(Youtube::refusal);
  }

  @Override
  public Optional<Duration> keepsTexts() {
    return Optional.of(Duration.ofDays(30));
  }
}
