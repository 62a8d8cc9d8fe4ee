package earshot.ingest.fetch;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.ingest.source.Fetched;
import earshot.ingest.source.Json;
import earshot.ingest.source.OAuth;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;
import org.apache.kafka.common.config.types.Password;
import org.jspecify.annotations.Nullable;

/** What one credential was granted, renewed by one at a time (RFC 6749, 4.4 and 6). */
final class Grant {
  private static final Duration USUAL_LIFE = Duration.ofHours(1);
  private static final Duration LONGEST_LIFE = Duration.ofDays(365);
  private static final Duration MARGIN = Duration.ofMinutes(1);
  private static final Backoff REST = new Backoff(Duration.ofMinutes(2), Duration.ofHours(6));

  private final OAuth oauth;
  private final Clock clock;
  private final RandomGenerator random;
  private final Fetcher fetcher;
  private final ReentrantLock lock = new ReentrantLock();
  private final AtomicReference<@Nullable Password> exchanged = new AtomicReference<>();
  private Optional<Password> refreshToken;
  private Password token = new Password("");
  private Instant outdated = Instant.EPOCH;
  private Optional<Outcome> refusal = Optional.empty();
  private int refusals;

  Grant(OAuth oauth, Clock clock, RandomGenerator random, Fetcher fetcher) {
    this.oauth = oauth;
    this.clock = clock;
    this.random = random;
    this.fetcher = fetcher;
    this.refreshToken = oauth.refreshToken();
  }

  /**
   * A token to ask with.
   *
   * @param no why there is none
   */
  record Taken(Password token, Optional<Outcome> no) {}

  /** The token in use; a new one where there is none that lives. */
  Taken take(Manners manners) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      Instant now = clock.instant();
      if (now.isBefore(outdated)) {
        return new Taken(token, Optional.empty());
      }
      boolean rests = refusal.flatMap(Outcome::until).filter(now::isBefore).isPresent();
      Optional<Outcome> no = rests ? refusal : renew(manners);
      return new Taken(token, no);
    } finally {
      lock.unlock();
    }
  }

  /** The place does not take this token any more, whatever it promised. */
  void refused(Password used) {
    lock.lock();
    try {
      outdated = used.equals(token) ? Instant.EPOCH : outdated;
    } finally {
      lock.unlock();
    }
  }

  void remember(Password kept) {
    lock.lock();
    try {
      refreshToken = Optional.of(kept);
    } finally {
      lock.unlock();
    }
  }

  Optional<Password> exchanged() {
    return Optional.ofNullable(exchanged.getAndSet(null));
  }

  /** Gets a new token, or says why there is none. */
  private Optional<Outcome> renew(Manners manners) throws InterruptedException {
    TokenRequest asked = new TokenRequest(oauth, refreshToken);
    Outcome outcome =
        fetcher.fetch(asked.request(), new Manners(false, manners.gap(), Optional.empty()));
    if (outcome.action() == ResponseAction.RETRY || outcome.action() == ResponseAction.SLOW_DOWN) {
      String why = "the token cannot be got: " + outcome.why();
      return Optional.of(Outcome.failed(outcome.action(), why, outcome.until()));
    }
    Optional<JsonNode> answer = outcome.page().map(Fetched::error);
    Optional<Password> value = answer.flatMap(asked::access);
    if (outcome.action() == ResponseAction.SUCCESS && value.isPresent()) {
      granted(asked, value.get(), answer.orElseThrow());
    } else if (asked.isSession() && refreshToken.isPresent()) {
      refreshToken = Optional.empty(); // it has ended: with name and password another one begins
      return renew(manners);
    } else {
      refusal = Optional.of(refusal(outcome, answer));
    }
    return refusal;
  }

  private void granted(TokenRequest asked, Password value, JsonNode answer) {
    token = value;
    outdated = clock.instant().plus(life(answer));
    refusal = Optional.empty();
    refusals = 0;
    Optional<Password> next = asked.refresh(answer);
    boolean renewable = refreshToken.isPresent() || asked.isSession();
    if (next.isPresent() && renewable && !next.equals(refreshToken)) {
      refreshToken = next;
      exchanged.set(next.get());
    }
  }

  /** A little less than promised: clocks differ, and the token has to get there. */
  private static Duration life(JsonNode answer) {
    Long seconds = Json.count(answer, "expires_in");
    Duration promised = seconds == null ? USUAL_LIFE : Duration.ofSeconds(seconds);
    Duration life = promised.compareTo(LONGEST_LIFE) > 0 ? LONGEST_LIFE : promised;
    Duration tenth = life.dividedBy(10);
    return life.minus(tenth.compareTo(MARGIN) < 0 ? tenth : MARGIN);
  }

  /** Who was refused rests, ever longer: only a person can change the answer. */
  private Outcome refusal(Outcome outcome, Optional<JsonNode> answer) {
    refusals++;
    String description =
        field(answer, "error_description")
            .or(() -> field(answer, "message"))
            .map(text -> ": " + text)
            .orElse("");
    String status = outcome.why().isEmpty() ? "there is none in the answer" : outcome.why();
    String why = field(answer, "error").map(error -> error + description).orElse(status);
    String known = refreshToken.map(value -> why.replace(value.value(), "[hidden]")).orElse(why);
    Duration rest = REST.afterRebuke(refusals, random);
    return Outcome.failed(
        ResponseAction.GIVE_UP,
        "the token was refused: " + known,
        Optional.of(clock.instant().plus(rest)));
  }

  private static Optional<String> field(Optional<JsonNode> answer, String name) {
    return answer.map(json -> Json.text(json, name));
  }
}
