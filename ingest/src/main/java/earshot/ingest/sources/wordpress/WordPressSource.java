package earshot.ingest.sources.wordpress;

import earshot.ingest.source.Api;
import earshot.ingest.source.Card;
import earshot.ingest.source.Feed;
import earshot.ingest.source.Settings;
import earshot.ingest.source.Source;
import java.util.List;
import java.util.Optional;
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
    HttpUrl site = HttpUrl.get(place.getString("site"));
    Api api = Api.of(place, site);
    Optional<String> user = Settings.text(place, "user");
    String password = Settings.maySecret(place, "password");
    if (user.isPresent() && password != null) {
      return List.of(new CommentsFeed(site, api.login(user.get(), password)));
    } else if (user.isPresent() || password != null) {
      throw new ConfigException("user and password belong together");
    }
    return List.of(new CommentsFeed(site, api));
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
        "Not yet.");
  }
}
