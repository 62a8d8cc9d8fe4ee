package earshot.query.notify;

import earshot.mention.MentionJson;
import earshot.query.notify.Receiver.Outcome;
import earshot.query.reach.ReachableHosts;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import okhttp3.ConnectionPool;
import okhttp3.Dns;
import okhttp3.Headers;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** Posts JSON and says what came of it. It follows no redirects: secrets stay where they belong. */
final class Post {
  private static final MediaType JSON = MediaType.get("application/json; charset=utf-8");

  /** Answers that say: not this message. Everything else may be mended by somebody. */
  private static final Set<Integer> UNWANTED = Set.of(400, 413, 415, 422);

  /**
   * A connection that was kept may be closed over there, and then nobody knows whether the next
   * message arrived.
   */
  private static final ConnectionPool NONE_KEPT = new ConnectionPool(0, 1, TimeUnit.SECONDS);

  private static final Duration LONGEST_WAIT = Duration.ofHours(1);

  private final OkHttpClient client;
  private final ReachableHosts hosts;
  private final Clock clock;

  Post(boolean allowPrivate, Clock clock) {
    this(allowPrivate, clock, Duration.ofSeconds(15));
  }

  Post(boolean allowPrivate, Clock clock, Duration patience) {
    this(allowPrivate, clock, patience, Dns.SYSTEM);
  }

  Post(boolean allowPrivate, Clock clock, Duration patience, Dns dns) {
    this.clock = clock;
    this.hosts = new ReachableHosts(allowPrivate, "network.allow-private-addresses", dns);
    client =
        new OkHttpClient.Builder()
            .dns(hosts)
            .connectionPool(NONE_KEPT)
            .followRedirects(false)
            .followSslRedirects(false)
            .retryOnConnectionFailure(
                false) // a request that may have arrived is not ours to repeat
            .connectTimeout(patience)
            .readTimeout(patience)
            .writeTimeout(patience)
            .callTimeout(patience.multipliedBy(2))
            .build();
  }

  /** The JSON of a value. */
  static byte[] json(Object value) {
    return MentionJson.write(value);
  }

  Outcome send(URI url, Map<String, String> headers, byte[] body) {
    Request request =
        new Request.Builder()
            .url(url.toString())
            .headers(Headers.of(headers))
            .post(RequestBody.create(body, JSON))
            .build();
    try {
      hosts.checkLiteral(request.url().host());
      try (Response response = client.newCall(request).execute()) {
        return outcome(response);
      }
    } catch (UnknownHostException | ConnectException | NoRouteToHostException | SSLException e) {
      return new Outcome.Failed(said(e), Optional.empty());
    } catch (SocketTimeoutException e) {
      return neverConnected(e)
          ? new Outcome.Failed(said(e), Optional.empty())
          : new Outcome.Unknown(said(e));
    } catch (IOException e) {
      return new Outcome.Unknown(said(e));
    }
  }

  private static boolean neverConnected(SocketTimeoutException e) {
    return String.valueOf(e.getMessage()).toLowerCase(java.util.Locale.ROOT).contains("connect");
  }

  private Outcome outcome(Response response) throws IOException {
    if (response.isSuccessful()) {
      return new Outcome.Delivered();
    }
    String why = "answered %d %s".formatted(response.code(), excerpt(response)).strip();
    return UNWANTED.contains(response.code())
        ? new Outcome.Refused(why)
        : new Outcome.Failed(
            why,
            Optional.ofNullable(response.header("Retry-After"))
                .flatMap(given -> wait(given, clock.instant())));
  }

  private static String excerpt(Response response) throws IOException {
    return response.peekBody(200).string().replaceAll("\\s+", " ");
  }

  /** Seconds or a date; nonsense is no answer. */
  static Optional<Duration> wait(String retryAfter, Instant now) {
    try {
      String given = retryAfter.strip();
      Duration wait =
          given.matches("\\d{1,9}")
              ? Duration.ofSeconds(Long.parseLong(given))
              : Duration.between(
                  now, ZonedDateTime.parse(given, DateTimeFormatter.RFC_1123_DATE_TIME));
      return Optional.of(wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait)
          .filter(span -> !span.isNegative());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static String said(IOException e) {
    return e.getClass().getSimpleName() + ": " + e.getMessage();
  }
}
