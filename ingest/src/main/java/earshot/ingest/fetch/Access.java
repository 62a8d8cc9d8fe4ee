package earshot.ingest.fetch;

import earshot.ingest.source.Mailbox;
import earshot.ingest.source.OAuth;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import okhttp3.Request;
import org.apache.kafka.common.config.types.Password;

/**
 * Asks places as somebody they know. All feeds with one credential share one access token, however
 * many of them ask at once.
 */
public final class Access {
  private static final int UNAUTHORIZED = 401;

  private final Clock clock;
  private final RandomGenerator random;
  private final Fetcher fetcher;
  private final Map<OAuth, Grant> grants = new ConcurrentHashMap<>();

  public Access(Clock clock, RandomGenerator random, Fetcher fetcher) {
    this.clock = clock;
    this.random = random;
    this.fetcher = fetcher;
  }

  /** Asks once; with a token that the place no longer takes, once more with a new one. */
  public Outcome fetch(Request request, Optional<OAuth> oauth, Manners manners)
      throws InterruptedException {
    return ask(request, oauth, manners, asked -> fetcher.fetch(asked, manners));
  }

  /** Opens a connection in the same way. */
  public Outcome open(Request request, Optional<OAuth> oauth, Manners manners, Wire wire)
      throws InterruptedException {
    return ask(request, oauth, manners, asked -> fetcher.open(asked, manners, wire));
  }

  /** Asks a mailbox in the same way. */
  public Outcome read(Mailbox mailbox, Request request, Optional<OAuth> oauth, Manners manners)
      throws InterruptedException {
    return ask(
        oauth,
        manners,
        token -> fetcher.read(token.map(mailbox::with).orElse(mailbox), request, manners));
  }

  private interface Call {
    Outcome with(Request request) throws InterruptedException;
  }

  private interface Login {
    Outcome with(Optional<Password> token) throws InterruptedException;
  }

  private Outcome ask(Request request, Optional<OAuth> oauth, Manners manners, Call call)
      throws InterruptedException {
    return ask(oauth, manners, token -> call.with(token.map(t -> as(t, request)).orElse(request)));
  }

  private Outcome ask(Optional<OAuth> oauth, Manners manners, Login login)
      throws InterruptedException {
    if (oauth.isEmpty()) {
      return login.with(Optional.empty());
    }
    Grant grant = grant(oauth.get());
    Grant.Taken first = grant.take(manners);
    Outcome outcome = ask(first, login);
    if (outcome.status() != UNAUTHORIZED) {
      return outcome;
    }
    grant.refused(first.token());
    return ask(grant.take(manners), login);
  }

  private static Outcome ask(Grant.Taken taken, Login login) throws InterruptedException {
    return taken.no().isPresent() ? taken.no().get() : login.with(Optional.of(taken.token()));
  }

  private static Request as(Password token, Request request) {
    return request.newBuilder().header("Authorization", "Bearer " + token.value()).build();
  }

  /** Goes on with the refresh token that was kept instead of the one in the settings. */
  public void remember(OAuth oauth, Password refreshToken) {
    grant(oauth).remember(refreshToken);
  }

  /** The refresh token, once after each time that the place gave a new one. */
  public Optional<Password> exchanged(OAuth oauth) {
    return grant(oauth).exchanged();
  }

  private Grant grant(OAuth oauth) {
    return grants.computeIfAbsent(oauth, key -> new Grant(key, clock, random, fetcher));
  }
}
