package earshot.ingest.sources.mastodon;

import earshot.ingest.source.Addresses;
import earshot.ingest.source.Api;
import earshot.ingest.source.DeclaredSource;
import earshot.ingest.source.Feed;
import earshot.ingest.source.Ours;
import earshot.ingest.source.Replier;
import earshot.ingest.source.Settings;
import earshot.mention.ReplyRules;
import earshot.mention.ReplyRules.Unit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigException;

/** Public posts under hashtags as one Mastodon server sees them. */
public final class MastodonSource extends DeclaredSource {
  static final String NAME = "mastodon";
  private static final String SERVER = "server";
  private static final String HASHTAGS = "hashtags";

  public MastodonSource() {
    super(
        NAME,
        new Settings()
            .must(SERVER, "Server whose view is read, for example mastodon.social")
            .list(HASHTAGS, "Hashtags to follow, with or without #")
            .maySecret(
                "token", "Access token of an account with write:statuses; only answers need it")
            .count("longest-reply", 500, "The most characters of a post on that server")
            .base(null, "Where the server's API is asked, if not at the server itself")
            .ours("Accounts that answer for the brand, as in acme or acme@town.example"),
        MastodonSource::replier);
  }

  @Override
  public List<Feed> feeds(AbstractConfig place) {
    HttpUrl server = server(place.getString(SERVER));
    String site = Addresses.site(server);
    Api api = Api.of(place, server);
    Ours ours = Ours.of(place);
    Stream<Feed> answers = ours.each().map(name -> new AnswersFeed(site, name, ours, api));
    return Stream.concat(tags(place).map(tag -> new HashtagFeed(site, tag, ours, api)), answers)
        .toList();
  }

  private static Stream<String> tags(AbstractConfig place) {
    return place.getList(HASHTAGS).stream()
        .map(tag -> tag.replaceFirst("^#", "").strip().toLowerCase(Locale.ROOT))
        .filter(tag -> !tag.isEmpty())
        .distinct();
  }

  private static Replier replier(AbstractConfig place) {
    String token = Settings.needed(place, "token", "replies");
    HttpUrl server = server(place.getString(SERVER));
    int longest = Math.toIntExact(place.getLong("longest-reply"));
    return new StatusReplier(
        Addresses.site(server),
        ReplyRules.upTo(longest, Unit.CHARACTERS),
        Api.of(place, server).bearer(token));
  }

  private static HttpUrl server(String written) {
    HttpUrl url = HttpUrl.parse(written.contains("://") ? written : "https://" + written);
    if (url == null) {
      throw new ConfigException(SERVER, written, "a host name or an address is due");
    }
    return url;
  }
}
