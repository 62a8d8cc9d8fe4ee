package earshot.ingest.sources.bluesky;

import earshot.ingest.source.Api;
import earshot.ingest.source.DeclaredSource;
import earshot.ingest.source.Feed;
import earshot.ingest.source.OAuth;
import earshot.ingest.source.Ours;
import earshot.ingest.source.Replier;
import earshot.ingest.source.Settings;
import earshot.ingest.source.Words;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigException;

/** Posts of Bluesky in which words occur, as a Jetstream server hands them on. */
public final class BlueskySource extends DeclaredSource {
  static final String NAME = "bluesky";
  private static final String WORDS = "words";
  private static final String KEEPS = "keeps-hours";

  public BlueskySource() {
    super(
        NAME,
        new Settings()
            .list(
                WORDS, "Entries of words that must all occur, \"phrases\" and -words; one must fit")
            .count(KEEPS, 24, "How many hours the Jetstream server can go back")
            .may("handle", null, "Account that answers from here, as in acme.bsky.social")
            .maySecret("app-password", "App password of that account")
            .address("pds", "https://bsky.social", "Server of that account")
            .base("https://jetstream2.us-east.bsky.network", "Jetstream server that is listened to")
            .ours("Ids of accounts that answer for the brand, as in did:plc:…"),
        BlueskySource::replier);
  }

  @Override
  public List<Feed> feeds(AbstractConfig place) {
    List<Words> words = Settings.list(place, WORDS).stream().map(Words::of).toList();
    if (words.isEmpty() || words.stream().anyMatch(entry -> entry.wanted().isEmpty())) {
      throw new ConfigException(WORDS, place.getList(WORDS), "each entry needs a word");
    }
    Duration keeps = Duration.ofHours(place.getLong(KEEPS));
    return List.of(new PostsFeed(Api.of(place), words, Ours.of(place), keeps));
  }

  private static Replier replier(AbstractConfig place) {
    String password = Settings.needed(place, "app-password", "replies");
    String handle = Settings.needed(place, "handle", "replies").replaceFirst("^@", "");
    Api server = new Api(HttpUrl.get(place.getString("pds")), Headers.of());
    HttpUrl session = server.at("xrpc/com.atproto.server.createSession").build();
    OAuth person = OAuth.session(session, handle, password);
    return new PostReplier(handle, server.as(Optional.of(person)));
  }
}
