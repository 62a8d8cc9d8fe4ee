package earshot.deploy.demo;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves a town over HTTP on loopback, as it stands at the clock's time. */
public final class TownServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TownServer.class);
  private static final String LOOPBACK = "127.0.0.1";

  private final Clock clock;
  private final List<Stall> stalls;
  private final Firehose firehose;
  private final Javalin server;

  private TownServer(Town town, Clock clock) {
    this.clock = clock;
    this.stalls = stalls(town);
    this.firehose = new Firehose(town, clock);
    this.server = Javalin.create(this::configure);
  }

  /**
   * Opens the town.
   *
   * @param port 0 for any free one
   * @throws io.javalin.util.JavalinBindException when the port is taken
   */
  public static TownServer start(Town town, Clock clock, int port) {
    TownServer opened = new TownServer(town, clock);
    opened.server.start(LOOPBACK, port);
    return opened;
  }

  private static List<Stall> stalls(Town town) {
    Toots toots = new Toots(town);
    return List.of(
        toots,
        new ShopPages(town),
        new BlogComments(town),
        new BlogApi(town),
        new Forum(town),
        new ForumApi(town),
        new GuestBook(town),
        new AppReviews(town),
        new HackerNews(town),
        new Subreddit(town),
        new LemmyServer(town),
        new Questions(town),
        new GameReviews(town),
        new TownHall(town, toots));
  }

  private void configure(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.startup.startupWatcherEnabled = false;
    config.http.prefer405over404 = true;
    config.http.compressionStrategy = CompressionStrategy.NONE;
    config.jetty.modifyServer(jetty -> jetty.setStopTimeout(0));
    config.routes.get("/*", this::serve);
    config.routes.ws(Firehose.PATH, listener -> listener.onConnect(firehose::open));
  }

  /** Where the town is, without a slash at its end. */
  public URI url() {
    return URI.create("http://" + LOOPBACK + ":" + server.port());
  }

  @Override
  public void close() {
    firehose.close();
    server.stop();
  }

  private void serve(Context exchange) {
    send(exchange, answer(exchange));
  }

  private Reply answer(Context exchange) {
    String query = exchange.queryString();
    String asked = exchange.req().getRequestURI() + (query == null ? "" : "?" + query);
    try {
      Ask ask = Ask.of(url(), URI.create(asked), clock.instant());
      return stalls.stream()
          .flatMap(stall -> stall.answer(ask).stream())
          .findFirst()
          .orElseGet(() -> Reply.refusal(404, "There is no " + ask.path() + " in this town"));
    } catch (Ask.BadAsk e) {
      return Reply.refusal(400, String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      LOG.error("The demo town has no answer to {}", asked, e);
      return Reply.refusal(500, "The town is confused");
    }
  }

  private static void send(Context exchange, Reply reply) {
    byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
    reply.headers().forEach(exchange::header);
    exchange.status(reply.status());
    if (reply.status() == 200) {
      String etag = etag(body);
      exchange.header("ETag", etag);
      if (known(exchange, etag, reply.headers().get("Last-Modified"))) {
        exchange.status(304);
        return;
      }
    }
    exchange.contentType(reply.type()).result(body);
  }

  // If-Modified-Since counts only where no If-None-Match came with it (RFC 9110, 13.1.3).
  private static boolean known(Context exchange, String etag, @Nullable String modified) {
    String tags = exchange.header("If-None-Match");
    if (tags != null) {
      return List.of(tags.split("\\s*,\\s*")).contains(etag);
    }
    String since = exchange.header("If-Modified-Since");
    return modified != null
        && httpDate(since).filter(at -> !at.isBefore(httpDate(modified).orElseThrow())).isPresent();
  }

  private static Optional<Instant> httpDate(@Nullable String written) {
    try {
      return Optional.ofNullable(written)
          .map(date -> Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date)));
    } catch (DateTimeException unreadable) {
      // RFC 9110 has a date that can't be read ignored.
      return Optional.empty();
    }
  }

  private static String etag(byte[] body) {
    CRC32C sum = new CRC32C();
    sum.update(body);
    return '"' + Long.toHexString(sum.getValue()) + '-' + Integer.toHexString(body.length) + '"';
  }
}
