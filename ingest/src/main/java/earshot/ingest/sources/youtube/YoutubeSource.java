package earshot.ingest.sources.youtube;

import earshot.ingest.source.Api;
import earshot.ingest.source.Card;
import earshot.ingest.source.Feed;
import earshot.ingest.source.Google;
import earshot.ingest.source.OAuth;
import earshot.ingest.source.Replier;
import earshot.ingest.source.Settings;
import earshot.ingest.source.Source;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/** Comments on one's own channel and on given videos, and videos that a search finds. */
public final class YoutubeSource implements Source {
  static final String NAME = "youtube";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public ConfigDef config() {
    Settings own =
        new Settings()
            .secret("key", "API key of a Google Cloud project with the YouTube Data API")
            .may(
                "channel",
                null,
                "Id of the channel whose comments are read, as in UC_x5XG1OV2P6uZZ5")
            .list("videos", "", "Ids of videos whose comments are read, wherever they are")
            .list("live", "", "Ids of videos whose chats are read while they are broadcast")
            .may("search", null, "Words that videos are searched for; each page costs search-cost")
            .count("search-cost", 100, "Units of the budget that a page of a search costs")
            .base("https://www.googleapis.com", "Where the API is asked");
    return OAuth.settings(own).config();
  }

  @Override
  public List<Feed> feeds(AbstractConfig place) {
    Api api = Api.of(place).with("X-Goog-Api-Key", Settings.secret(place, "key"));
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

  @Override
  public Optional<Duration> keepsTexts() {
    return Optional.of(Duration.ofDays(30));
  }

  @Override
  public Optional<Function<AbstractConfig, Replier>> replier() {
    return Optional.of(place -> new CommentReplier(Google.owned(place)));
  }

  @Override
  public Card card() {
    return new Card(
        "Comments and replies on a channel and on given videos; what is written in the chats beside"
            + " given broadcasts; titles and beginnings of the descriptions of videos that a search"
            + " finds.",
        "Replies to comments that are older than three days, comments on found videos that are not"
            + " named, what was said in a chat before we looked; a search finds at most 500 videos"
            + " and never all.",
        Card.Completeness.WINDOW,
        "Seen when a comment is asked for again; of found videos not.",
        "Seen when a comment is asked for again; of found videos not.",
        "Free within 10,000 units a day: a page of comments or one comment asked for again is one"
            + " unit, a page of a chat five, a page of a search 100. The budget counts units.",
        "What is kept must be asked for again or deleted after 30 days.",
        "An API key of a Google Cloud project.",
        "Yes, to comments, with an OAuth client and the refresh token of the channel that answers; 50"
            + " units each.");
  }
}
