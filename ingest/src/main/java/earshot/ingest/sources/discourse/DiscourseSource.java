package earshot.ingest.sources.discourse;

import earshot.ingest.source.Api;
import earshot.ingest.source.Card;
import earshot.ingest.source.Feed;
import earshot.ingest.source.Settings;
import earshot.ingest.source.Source;
import java.util.List;
import okhttp3.HttpUrl;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;

/** All posts of one forum that runs on Discourse. */
public final class DiscourseSource implements Source {
  static final String NAME = "discourse";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public ConfigDef config() {
    return new Settings()
        .mustAddress("forum", "Address of the forum, for example https://forum.example")
        .maySecret("key", "API key, where the forum is not open to guests")
        .may("user", "system", "Name of the user that the key is for")
        .base(null, "Host that is asked instead of the forum's own: a proxy or a copy")
        .config();
  }

  @Override
  public List<Feed> feeds(AbstractConfig place) {
    HttpUrl forum = HttpUrl.get(place.getString("forum"));
    String key = Settings.maySecret(place, "key");
    Api api =
        Api.of(place, forum)
            .with("Api-Key", key)
            .with("Api-Username", key == null ? null : place.getString("user"));
    return List.of(new PostsFeed(forum, api));
  }

  @Override
  public Card card() {
    return new Card(
        "All posts of a forum that guests, or the key's user, may read.",
        "Private messages, closed categories, what moderators hid before we looked.",
        Card.Completeness.COMPLETE,
        "Seen for 30 days, by walks that reach further back ever more rarely.",
        "Seen for 30 days: posts that are hidden, taken back or no longer shown.",
        "Free; 200 calls a minute for an address, 60 for a key, unless the forum says otherwise.",
        "The forum's own terms apply.",
        "None needed where guests may read, else an API key of the forum.",
        "Not yet.");
  }
}
