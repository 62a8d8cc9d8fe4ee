package earshot.ingest.sources.bluesky;

import earshot.ingest.source.Api;
import earshot.ingest.source.Card;
import earshot.ingest.source.Feed;
import earshot.ingest.source.Settings;
import earshot.ingest.source.Source;
import earshot.ingest.source.Words;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/** Posts of Bluesky in which words occur, as a Jetstream server hands them on. */
public final class BlueskySource implements Source {
  static final String NAME = "bluesky";
  private static final String WORDS = "words";
  private static final String KEEPS = "keeps-hours";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public ConfigDef config() {
    return new Settings()
        .list(
            WORDS,
            "Each entry is words that must all occur, \"phrases\" and -words that must not; a post is"
                + " taken when one entry fits")
        .count(KEEPS, 24, "How many hours the Jetstream server can go back")
        .base("https://jetstream2.us-east.bsky.network", "Jetstream server that is listened to")
        .config();
  }

  @Override
  public List<Feed> feeds(AbstractConfig place) {
    List<Words> words = Settings.list(place, WORDS).stream().map(Words::of).toList();
    if (words.isEmpty() || words.stream().anyMatch(entry -> entry.wanted().isEmpty())) {
      throw new ConfigException(WORDS, place.getList(WORDS), "each entry needs a word");
    }
    Duration keeps = Duration.ofHours(place.getLong(KEEPS));
    return List.of(new PostsFeed(Api.of(place), words, keeps));
  }

  @Override
  public Card card() {
    return new Card(
        "Posts and replies of the whole network in which the words occur, in text, links, link cards"
            + " or image descriptions, within seconds.",
        "What was said before we listened, but for the hours that the server keeps; names of authors,"
            + " of whom the stream has ids only. Each place reads the stream of its own: put the"
            + " words of all brands into one.",
        Card.Completeness.SINCE_JOIN,
        "Seen at once.",
        "Seen at once, of what was heard within 30 days, also when an account is closed.",
        "Free; some 50 posts a second come in.",
        "No general rule; deletions must be honoured.",
        "None needed.",
        "Not yet: that needs an account's login.");
  }
}
