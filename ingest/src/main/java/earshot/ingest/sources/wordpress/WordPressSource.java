package earshot.ingest.sources.wordpress;

import earshot.ingest.source.Api;
import earshot.ingest.source.DeclaredSource;
import earshot.ingest.source.Feed;
import earshot.ingest.source.Ours;
import earshot.ingest.source.Replier;
import earshot.ingest.source.Settings;
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigException;

/** Comments on the articles of one WordPress site. */
public final class WordPressSource extends DeclaredSource {
  static final String NAME = "wordpress";

  public WordPressSource() {
    super(
        NAME,
        new Settings()
            .mustAddress("site", "Address of the site, for example https://blog.example")
            .may("user", null, "Name of a user, where the site shows its API to users only")
            .maySecret(
                "password", "An application password of that user; its blanks may be left out")
            .base(null, "Host that is asked instead of the site's own: a proxy or a copy")
            .ours("Users of the site who answer for the brand, by name as shown or by number"),
        WordPressSource::replier);
  }

  @Override
  public List<Feed> feeds(AbstractConfig place) {
    return List.of(new CommentsFeed(site(place), Ours.of(place), api(place)));
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
    Settings.needed(place, "user", "replies");
    return new CommentReplier(site(place), api(place));
  }
}
