package earshot.ingest.sources.wordpress;

import earshot.ingest.source.Api;
import earshot.ingest.source.Card;
import earshot.ingest.source.Feed;
import earshot.ingest.source.Replier;
import earshot.ingest.source.Settings;
import earshot.ingest.source.Source;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import okhttp3.HttpUrl;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/** Comments on the articles of one WordPress site. */
public final class WordPressSource implements Source {
  static final String NAME = "wordpress";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public ConfigDef config() {
    return new Settings()
        .mustAddress("site", "Address of the site, for example https://blog.example")
        .may("user", null, "Name of a user, where the site shows its API to users only")
        .maySecret("password", "An application password of that user; its blanks may be left out")
        .base(null, "Host that is asked instead of the site's own: a proxy or a copy")
        .config();
  }

  @Override
  public List<Feed> feeds(AbstractConfig place) {
    return List.of(new CommentsFeed(site(place), api(place)));
  }

  private static HttpUrl site(AbstractConfig place) {
    return HttpUrl.get(place.getString("site"));
  }

  private static Api api(AbstractConfig place) {
    Api api = Api.of(place, site(place));
    Optional<String> user = Settings.text(place, "user");
    String password = Settings.maySecret(place, "password");
    if (user.isPresent() && password != null) {
      return api.login(user.get(), password);
    } else if (user.isPresent() || password != null) {
      throw new ConfigException("user and password belong together");
    }
    return api;
  }

  private static Replier replier(AbstractConfig place) {
    if (Settings.text(place, "user").isEmpty()) {
      throw new ConfigException("replies need user and password");
    }
    return new CommentReplier(site(place), api(place));
  }

  @Override
  public Optional<Function<AbstractConfig, Replier>> replier() {
    return Optional.of(WordPressSource::replier);
  }

  @Override
  public Card card() {
    return new Card(
        "All approved comments on a site that runs on WordPress.",
        "Comments that wait for approval, pingbacks, and sites that switched their API off (their"
            + " comment feed is read by the source feed).",
        Card.Completeness.COMPLETE,
        "Seen when a comment is asked for again.",
        "Seen when a comment is asked for again and is gone or no longer approved.",
        "Free; the site's own server answers.",
        "The site's own terms apply.",
        "None needed on most sites, else an application password.",
        "Yes, as a comment of the user whose application password it is.");
  }
}
