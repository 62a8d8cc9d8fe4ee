package earshot.ingest.sources.x;

import earshot.ingest.source.Api;
import earshot.ingest.source.DeclaredSource;
import earshot.ingest.source.Feed;
import earshot.ingest.source.Replier;
import earshot.ingest.source.Settings;
import earshot.ingest.source.UserSignature;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.types.Password;

/** Posts of X that a search finds. */
public final class XSource extends DeclaredSource {
  static final String NAME = "x";

  private static final Settings SETTINGS =
      new Settings()
          .must("query", "Words, \"phrases\" and operators of X's search, as in acme OR @acme")
          .secret("token", "Bearer token of an application at developer.x.com")
          .some(
              "what",
              List.of("posts"),
              List.of("messages"),
              "What is read: posts, messages (direct ones to the account of the access token)")
          .may("account", null, "Account that answers, as in acme; only answers need it")
          .maySecret(
              "api-key", "API key of the application; answers and messages need the account's keys")
          .maySecret("api-secret", "Secret of that key")
          .maySecret("access-token", "Access token of the account, as in 42-abc")
          .maySecret("access-token-secret", "Secret of that token")
          .base("https://api.x.com", "Where the API is asked");

  private final InstantSource clock;

  public XSource() {
    this(InstantSource.system());
  }

  /**
   * For a test with a clock of its own.
   *
   * @param clock tells how far back X may be asked
   */
  XSource(InstantSource clock) {
    super(NAME, SETTINGS);
    this.clock = clock;
  }

  @Override
  public List<Feed> feeds(AbstractConfig place) {
    Api api = Api.of(place).refusing(Problems::capped);
    List<Feed> feeds = new ArrayList<>();
    if (Settings.list(place, "what").contains("posts")) {
      Api reader = api.bearer(Settings.secret(place, "token"));
      feeds.add(new SearchFeed(place.getString("query").strip(), reader, clock));
    }
    if (Settings.list(place, "what").contains("messages")) {
      UserSignature us = signature(place);
      feeds.add(new MessagesFeed(us.account(), api.signed(us)));
    }
    return feeds;
  }

  @Override
  public Optional<Function<AbstractConfig, Replier>> replier() {
    return Optional.of(XSource::replier);
  }

  private static Replier replier(AbstractConfig place) {
    String account =
        Settings.text(place, "account")
            .orElseThrow(() -> new ConfigException("replies need the account that answers"))
            .replaceFirst("^@", "");
    UserSignature us = signature(place);
    Api api = Api.of(place).refusing(Problems::of).signed(us);
    return new PostReplier(account, us.account(), api);
  }

  private static UserSignature signature(AbstractConfig place) {
    return new UserSignature(
        key(place, "api-key"),
        new Password(key(place, "api-secret")),
        key(place, "access-token"),
        new Password(key(place, "access-token-secret")));
  }

  private static String key(AbstractConfig place, String name) {
    String key = Settings.maySecret(place, name);
    if (key == null) {
      throw new ConfigException("answers and messages need " + name);
    }
    return key;
  }
}
