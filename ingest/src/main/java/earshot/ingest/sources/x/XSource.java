package earshot.ingest.sources.x;

import earshot.ingest.source.Api;
import earshot.ingest.source.DeclaredSource;
import earshot.ingest.source.Feed;
import earshot.ingest.source.Replier;
import earshot.ingest.source.Settings;
import earshot.ingest.source.UserSignature;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.config.AbstractConfig;

/** Posts of X that a search finds. */
public final class XSource extends DeclaredSource {
  static final String NAME = "x";

  public XSource() {
    super(
        NAME,
        new Settings()
            .must("query", "Words, \"phrases\" and operators of X's search, as in acme OR @acme")
            .secret("token", "Bearer token of an application at developer.x.com")
            .some(
                "what",
                List.of("posts"),
                List.of("messages"),
                "What is read: posts, messages (direct ones to the account of the access token)")
            .may("account", null, "The brand's account, as in acme: it answers, there or from here")
            .maySecret(
                "api-key",
                "API key of the application; answers and messages need the account's keys")
            .maySecret("api-secret", "Secret of that key")
            .maySecret("access-token", "Access token of the account, as in 42-abc")
            .maySecret("access-token-secret", "Secret of that token")
            .base("https://api.x.com", "Where the API is asked"),
        XSource::replier);
  }

  @Override
  public List<Feed> feeds(AbstractConfig place) {
    Api api = Api.of(place).refusing(Problems::capped);
    List<Feed> feeds = new ArrayList<>();
    if (Settings.list(place, "what").contains("posts")) {
      Api reader = api.bearer(Settings.secret(place, "token"));
      feeds.add(new SearchFeed(place.getString("query").strip(), account(place), reader));
    }
    if (Settings.list(place, "what").contains("messages")) {
      UserSignature us = signature(place);
      feeds.add(new MessagesFeed(us.account(), api.signed(us)));
    }
    return feeds;
  }

  private static Replier replier(AbstractConfig place) {
    Settings.needed(place, "account", "replies");
    String account = account(place).orElseThrow();
    UserSignature us = signature(place);
    Api api = Api.of(place).refusing(Problems::of).signed(us);
    return new PostReplier(account, us.account(), api);
  }

  private static Optional<String> account(AbstractConfig place) {
    return Settings.text(place, "account").map(name -> name.replaceFirst("^@", ""));
  }

  private static UserSignature signature(AbstractConfig place) {
    return UserSignature.of(name -> Settings.needed(place, name, "answers and messages"));
  }
}
