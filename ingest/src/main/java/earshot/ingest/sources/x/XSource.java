package earshot.ingest.sources.x;

import earshot.ingest.source.Api;
import earshot.ingest.source.Card;
import earshot.ingest.source.Feed;
import earshot.ingest.source.Replier;
import earshot.ingest.source.Settings;
import earshot.ingest.source.Source;
import earshot.ingest.source.UserSignature;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.types.Password;

/** Posts of X that a search finds. */
public final class XSource implements Source {
  static final String NAME = "x";

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
    this.clock = clock;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public ConfigDef config() {
    return new Settings()
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
        .base("https://api.x.com", "Where the API is asked")
        .config();
  }

  @Override
  public List<Feed> feeds(AbstractConfig place) {
    Api api = Api.of(place);
    List<Feed> feeds = new ArrayList<>();
    if (Settings.list(place, "what").contains("posts")) {
      Api reader = api.bearer(Settings.secret(place, "token"));
      feeds.add(new SearchFeed(place.getString("query").strip(), reader, clock));
    }
    if (Settings.list(place, "what").contains("messages")) {
      feeds.add(new MessagesFeed(signature(place), api));
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
    return new PostReplier(account, signature(place), Api.of(place));
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

  @Override
  public Card card() {
    return new Card(
        "Public posts, replies and quotes in which the words occur, tagged or not, whole where they"
            + " are long; where what says so, direct messages of the last 30 days.",
        "What was said more than seven days ago, reposts without a word of their own, protected"
            + " accounts, texts of quoted posts and words in pictures.",
        Card.Completeness.WINDOW,
        "Seen while the post is searched again, and when it is asked for again.",
        "Seen when a post is asked for again: also of accounts that closed or protect themselves.",
        "Every post and every author that is read costs money, in 2026 half a cent and one cent,"
            + " once a day each; so does a post that is asked for again. A call brings up to 100 posts:"
            + " set a budget of 5 USD and a price-per-item of 0.015.",
        "What X deletes or changes must be deleted or changed, within 24 hours when X asks.",
        "An application of developer.x.com with credits.",
        "Yes, where the post names the account with @: X allows it only then. It needs four keys of"
            + " the account and costs, in 2026, one and a half cents, with an address in it 20.");
  }
}
