package earshot.ingest.fetch;

import earshot.ingest.source.Fetched;
import earshot.ingest.source.Mailbox;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.WebSocket;
import org.jspecify.annotations.Nullable;

/**
 * Asks for one page and says what became of it. Waits its turn at the host, follows redirects by
 * hand (each hop is judged like the first), inflates within a limit.
 */
public final class Fetcher implements AutoCloseable {
  private static final int MOST_REDIRECTS = 5;
  private static final int A_REASON = 20_000;
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);
  private static final Set<String> FOR_EVERYBODY =
      Set.of("accept", "accept-language", "if-none-match", "if-modified-since");

  private final Clock clock;
  private final Sleeper sleeper;
  private final Throttle throttle;
  private final String userAgent;
  private final long largest;
  private final AddressGuard guard;
  private final OkHttpClient client;
  private final OkHttpClient lasting;
  private final OkHttpClient unused;
  private final Robots robots = new Robots();
  private final Set<Wire> wires = ConcurrentHashMap.newKeySet();

  /** A fetcher with the usual limits: 10 MB a page, a minute a call. */
  public Fetcher(
      Clock clock, Sleeper sleeper, Throttle throttle, String userAgent, boolean allowPrivate) {
    this(clock, sleeper, throttle, userAgent, allowPrivate, Limits.USUAL);
  }

  /** A fetcher with its own limits. */
  public Fetcher(
      Clock clock,
      Sleeper sleeper,
      Throttle throttle,
      String userAgent,
      boolean allowPrivate,
      Limits limits) {
    this.clock = clock;
    this.sleeper = sleeper;
    this.throttle = throttle;
    this.userAgent = userAgent;
    this.largest = limits.largest();
    this.guard = new AddressGuard(allowPrivate, Dns.SYSTEM);
    this.client =
        new OkHttpClient.Builder()
            .dns(guard)
            .followRedirects(false)
            .followSslRedirects(false)
            .connectTimeout(limits.connect())
            .readTimeout(limits.read())
            .callTimeout(limits.call())
            .build();
    this.unused =
        client.newBuilder().connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS)).build();
    this.lasting =
        client.newBuilder().callTimeout(Duration.ZERO).pingInterval(limits.read()).build();
  }

  /**
   * How much and how long.
   *
   * @param largest bytes of one answer after inflating
   * @param connect to get a connection
   * @param read between two packets
   * @param call for one hop as a whole
   */
  public record Limits(long largest, Duration connect, Duration read, Duration call) {
    public static final Limits USUAL =
        new Limits(
            10_000_000, Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofSeconds(60));
  }

  /** Asks once. Failures of the place and of the network are outcomes, not exceptions. */
  public Outcome fetch(Request request, Manners manners) throws InterruptedException {
    try {
      return follow(request, manners);
    } catch (IOException e) {
      if (e instanceof InterruptedIOException && Thread.currentThread().isInterrupted()) {
        throw new InterruptedException("stopped while asking " + request.url().host());
      }
      return Outcome.failed(ResponseAction.of(e), reason(request, e), Optional.empty());
    }
  }

  /** Asks a mailbox once, as politely as a web server. */
  public Outcome read(Mailbox mailbox, Request request, Manners manners)
      throws InterruptedException {
    try {
      Optional<Outcome> paused = waitTurn(request.url(), manners.gap());
      if (paused.isPresent()) {
        return paused.get();
      }
      guard.lookup(mailbox.host()); // right before it connects, which takes the JVM's fresh answer
      return MailReader.read(mailbox, request);
    } catch (IOException e) {
      return Outcome.failed(ResponseAction.of(e), reason(request, e), Optional.empty());
    }
  }

  /** Opens a connection on which the place speaks by itself; says what became of that. */
  public Outcome open(Request request, Manners manners, Wire wire) throws InterruptedException {
    try {
      Request first = prepared(request, manners);
      Optional<Outcome> no = admit(first.url(), manners);
      if (no.isPresent()) {
        return no.get();
      }
      wires.removeIf(Wire::isClosed);
      wires.add(wire);
      WebSocket asked =
          lasting.newWebSocket(
              first, wire.listener((failure, answer) -> refusal(first, failure, answer)));
      return wire.opened(asked);
    } catch (IOException e) {
      return Outcome.failed(ResponseAction.of(e), reason(request, e), Optional.empty());
    }
  }

  private Outcome refusal(Request first, Throwable failure, @Nullable Response answer) {
    IOException broken = failure instanceof IOException e ? e : new IOException(failure);
    try {
      boolean refused = answer != null && answer.code() / 100 > 2;
      return answer != null && refused
          ? answer(first, answer)
          : Outcome.failed(ResponseAction.of(broken), reason(first, broken), Optional.empty());
    } catch (IOException e) {
      return Outcome.failed(ResponseAction.of(e), reason(first, e), Optional.empty());
    }
  }

  private Outcome follow(Request first, Manners manners) throws IOException, InterruptedException {
    Request request = prepared(first, manners);
    Set<HttpUrl> been = new HashSet<>();
    for (int hop = 0; hop <= MOST_REDIRECTS; hop++) {
      if (!been.add(request.url())) {
        throw new Refused("redirects go round in a circle");
      }
      Optional<Outcome> no = admit(request.url(), manners);
      if (no.isPresent()) {
        return no.get();
      }
      try (Response response = clientFor(request).newCall(request).execute()) {
        Optional<HttpUrl> elsewhere = redirect(response);
        if (elsewhere.isEmpty()) {
          return answer(first, response);
        }
        request = redirected(request, elsewhere.get(), response.code());
      }
    }
    throw new Refused("more than " + MOST_REDIRECTS + " redirects");
  }

  /**
   * What may be sent once only goes over a connection of its own: one that was kept may be closed
   * by now, and then nobody knows whether it arrived.
   */
  private OkHttpClient clientFor(Request request) {
    RequestBody body = request.body();
    return body != null && body.isOneShot() ? unused : client;
  }

  private Request prepared(Request request, Manners manners) {
    Request.Builder prepared =
        request.newBuilder().header("Accept-Encoding", Body.ENCODINGS); // ours: we count it
    if (request.header("User-Agent") == null) {
      prepared.header("User-Agent", userAgent);
    }
    manners
        .validator()
        .filter(validator -> validator.speaksOf(request))
        .ifPresent(validator -> validator.addTo(prepared));
    return prepared.build();
  }

  /** Whether and when this address may be asked; an outcome where it may not. */
  private Optional<Outcome> admit(HttpUrl url, Manners manners)
      throws IOException, InterruptedException {
    guard.checkLiteral(url);
    Optional<Outcome> paused = waitTurn(url, manners.gap());
    if (paused.isPresent() || !manners.robots()) {
      return paused;
    }
    Robots.Rules rules = rules(url);
    if (rules.waitUntil().isPresent()) {
      String why = "robots.txt of %s cannot be read now: %s".formatted(url.host(), rules.why());
      return Optional.of(Outcome.failed(ResponseAction.GIVE_UP, why, rules.waitUntil()));
    }
    if (!rules.allow(url)) {
      String why = "robots.txt of %s disallows %s".formatted(url.host(), url.encodedPath());
      return Optional.of(Outcome.failed(ResponseAction.GIVE_UP, why, Optional.empty()));
    }
    return rules.delay().compareTo(manners.gap()) > 0
        ? waitTurn(url, rules.delay().minus(manners.gap()))
        : Optional.empty();
  }

  private Optional<Outcome> waitTurn(HttpUrl url, Duration gap) throws InterruptedException {
    Instant now = clock.instant();
    Optional<Instant> until = throttle.pausedUntil(url.host(), now);
    if (until.isPresent() && until.get().isAfter(now.plus(LONGEST_WAIT))) {
      String why = url.host() + " asked to be left alone until " + until.get();
      return Optional.of(Outcome.failed(ResponseAction.SLOW_DOWN, why, until));
    }
    Instant turn = throttle.turn(url.host(), gap, until.orElse(now));
    sleeper.sleep(Duration.between(now, turn));
    return Optional.empty();
  }

  private Robots.Rules rules(HttpUrl url) throws InterruptedException {
    HttpUrl address = Robots.addressFor(url);
    Optional<Robots.Rules> known = robots.rules(address, clock.instant());
    return known.isPresent() ? known.get() : askRobots(address);
  }

  private Robots.Rules askRobots(HttpUrl address) throws InterruptedException {
    HttpUrl at = address;
    try {
      for (int hop = 0; hop <= MOST_REDIRECTS; hop++) {
        guard.checkLiteral(at);
        Request request = new Request.Builder().url(at).header("User-Agent", userAgent).build();
        try (Response response = client.newCall(request).execute()) {
          Optional<HttpUrl> elsewhere = redirect(response);
          if (elsewhere.isEmpty()) {
            return learn(address, response);
          }
          at = elsewhere.get();
        }
      }
      return robots.learn(address, 404, new byte[0], "", clock.instant());
    } catch (IOException e) {
      if (Thread.currentThread().isInterrupted()) {
        throw new InterruptedException("stopped while asking for " + address);
      }
      return robots.unreachable(address, said(e), clock.instant());
    }
  }

  private Robots.Rules learn(HttpUrl address, Response response) throws IOException {
    byte[] body = response.isSuccessful() ? Body.start(response, Robots.LARGEST) : new byte[0];
    String type = Optional.ofNullable(response.header("Content-Type")).orElse("text/plain");
    return robots.learn(address, response.code(), body, type, clock.instant());
  }

  private static Optional<HttpUrl> redirect(Response response) throws IOException {
    boolean redirect = List.of(301, 302, 303, 307, 308).contains(response.code());
    String location = redirect ? response.header("Location") : null;
    if (location == null) {
      return Optional.empty();
    }
    HttpUrl to = response.request().url().resolve(location);
    if (to == null) {
      throw new Refused("a redirect leads to something that is neither http nor https");
    }
    return Optional.of(to);
  }

  /** What is meant for one origin (a key, a cookie) never follows a redirect to another. */
  private static Request redirected(Request from, HttpUrl to, int status) {
    Request.Builder next = from.newBuilder().url(to);
    boolean sameOrigin =
        from.url().host().equals(to.host())
            && from.url().port() == to.port()
            && from.url().scheme().equals(to.scheme());
    for (String name : from.headers().names()) {
      String lower = name.toLowerCase(Locale.ROOT);
      boolean ours = lower.equals("user-agent") || lower.equals("accept-encoding");
      if (!sameOrigin && !ours && !FOR_EVERYBODY.contains(lower)) {
        next.removeHeader(name);
      }
    }
    boolean keepsMethod = status == 307 || status == 308 || from.method().equals("HEAD");
    return keepsMethod && sameOrigin ? next.build() : next.get().build();
  }

  private Outcome answer(Request first, Response response) throws IOException {
    Instant now = clock.instant();
    ResponseAction action = ResponseAction.of(response.code());
    Optional<Instant> retryAfter = RateLimits.retryAfter(response.headers(), now);
    Optional<Instant> exhausted = RateLimits.exhausted(response.headers(), now);
    Optional<Instant> until = retryAfter.or(() -> exhausted);
    boolean rebuke =
        (response.code() == 503 && retryAfter.isPresent())
            || (response.code() == 403 && until.isPresent());
    if (rebuke) {
      action = ResponseAction.SLOW_DOWN;
    }
    until.ifPresent(pause -> throttle.pause(response.request().url().host(), pause));
    boolean success = action == ResponseAction.SUCCESS;
    Optional<byte[]> body =
        success ? Optional.of(Body.read(response, largest)) : whatAFailureSays(response);
    Optional<Fetched> page =
        body.map(bytes -> new Fetched(response.request().url(), response.headers(), bytes));
    String why = success ? "" : first.url().host() + " answers " + response.code();
    Optional<Validator> validator = Validator.of(first, response.headers());
    boolean gone = response.code() == 404 || response.code() == 410;
    return new Outcome(action, response.code(), page, until, validator, why, gone);
  }

  /** The beginning of it; where that cannot be read the status says enough. */
  private static Optional<byte[]> whatAFailureSays(Response response) throws IOException {
    try {
      return Optional.of(Body.start(response, A_REASON));
    } catch (IOException e) {
      if (Thread.currentThread().isInterrupted()) {
        throw e;
      }
      return Optional.empty();
    }
  }

  /** Never the whole address: keys travel in queries. */
  private static String reason(Request request, IOException e) {
    return request.url().host() + ": " + said(e);
  }

  private static String said(IOException e) {
    if (e.getClass() == UnknownHostException.class) {
      return "no name server knows it"; // else it says the name, and nothing more
    }
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  /** Breaks what is under way. */
  @Override
  public void close() {
    wires.forEach(Wire::close);
    client.dispatcher().cancelAll();
    client.connectionPool().evictAll();
    client.dispatcher().executorService().shutdown();
  }
}
