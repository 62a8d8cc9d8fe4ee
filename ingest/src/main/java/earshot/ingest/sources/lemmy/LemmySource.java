package earshot.ingest.sources.lemmy;

import earshot.ingest.source.Api;
import earshot.ingest.source.DeclaredSource;
import earshot.ingest.source.Feed;
import earshot.ingest.source.Ours;
import earshot.ingest.source.Settings;
import java.util.ArrayList;
import java.util.List;
import okhttp3.HttpUrl;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigException;

/** Posts and comments that a search of one server finds, or of whole communities. */
public final class LemmySource extends DeclaredSource {
  static final String NAME = "lemmy";

  public LemmySource() {
    super(
        NAME,
        new Settings()
            .mustAddress("server", "Server whose view is read, for example https://lemmy.world")
            .may("query", null, "Words that posts and comments are searched for")
            .list("communities", "", "Communities that are read, as in coffee or coffee@lemmy.ml")
            .some("what", List.of("posts", "comments"), "What is read: posts, comments")
            .maySecret("token", "Token of a user, where the server shows guests nothing")
            .base(null, "Where the server's API is asked, if not at the server itself")
            .ours("People who answer for the brand, as in acme or acme@town.example"));
  }

  @Override
  public List<Feed> feeds(AbstractConfig place) {
    HttpUrl server = HttpUrl.get(place.getString("server"));
    Api api =
        Api.of(place, server)
            .bearer(Settings.maySecret(place, "token"))
            .refusing(TalkFeed::refused);
    Ours ours = Ours.of(place);
    List<Feed> feeds = new ArrayList<>();
    for (String what : Settings.list(place, "what")) {
      Type type = what.equals("posts") ? Type.POSTS : Type.COMMENTS;
      Settings.text(place, "query")
          .ifPresent(words -> feeds.add(new TalkFeed(server, type, "q", words, ours, api)));
      for (String community : Settings.list(place, "communities")) {
        feeds.add(new TalkFeed(server, type, "community_name", community, ours, api));
      }
    }
    if (feeds.isEmpty()) {
      throw new ConfigException("a query or communities are due");
    }
    ours.each().forEach(name -> feeds.add(new AnswersFeed(server, name, ours, api)));
    return feeds;
  }
}
