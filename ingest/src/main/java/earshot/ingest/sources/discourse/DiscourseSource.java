package earshot.ingest.sources.discourse;

import earshot.ingest.source.Api;
import earshot.ingest.source.DeclaredSource;
import earshot.ingest.source.Feed;
import earshot.ingest.source.Ours;
import earshot.ingest.source.Replier;
import earshot.ingest.source.Settings;
import java.util.ArrayList;
import java.util.List;
import okhttp3.HttpUrl;
import org.apache.kafka.common.config.AbstractConfig;

/** All posts of one forum that runs on Discourse. */
public final class DiscourseSource extends DeclaredSource {
  static final String NAME = "discourse";

  /** Writes what nobody says, such as that a topic was closed. */
  private static final String SYSTEM = "system";

  public DiscourseSource() {
    super(
        NAME,
        new Settings()
            .mustAddress("forum", "Address of the forum, for example https://forum.example")
            .maySecret("key", "API key, where the forum is not open to guests")
            .may("user", SYSTEM, "Name of the user that the key is for")
            .base(null, "Host that is asked instead of the forum's own: a proxy or a copy")
            .ours(
                "Users who answer for the brand beside the key's user; staff means all of the forum's staff"),
        DiscourseSource::replier);
  }

  @Override
  public List<Feed> feeds(AbstractConfig place) {
    return List.of(new PostsFeed(forum(place), ours(place), api(place)));
  }

  private static Ours ours(AbstractConfig place) {
    List<String> named = new ArrayList<>(Settings.list(place, Ours.SETTING));
    String user = place.getString("user");
    if (Settings.maySecret(place, "key") != null && !user.equals(SYSTEM)) {
      named.add(user);
    }
    return Ours.of(named);
  }

  private static HttpUrl forum(AbstractConfig place) {
    return HttpUrl.get(place.getString("forum"));
  }

  private static Api api(AbstractConfig place) {
    String key = Settings.maySecret(place, "key");
    return Api.of(place, forum(place))
        .with("Api-Key", key)
        .with("Api-Username", key == null ? null : place.getString("user"));
  }

  private static Replier replier(AbstractConfig place) {
    Settings.needed(place, "key", "replies");
    return new PostReplier(forum(place), api(place));
  }
}
