package earshot.deploy.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves a town over HTTP on loopback, as it stands at the clock's time. */
public final class TownServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TownServer.class);

  private final HttpServer server;
  private final ExecutorService threads;
  private final URI url;
  private final Clock clock;
  private final List<Stall> stalls;

  private TownServer(HttpServer server, ExecutorService threads, Clock clock, List<Stall> stalls) {
    this.server = server;
    this.threads = threads;
    this.clock = clock;
    this.stalls = stalls;
    this.url = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /**
   * Opens the town.
   *
   * @param port 0 for any free one
   * @throws IOException when the port is taken
   */
  public static TownServer start(Town town, Clock clock, int port) throws IOException {
    InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    // Otherwise every answer on a kept connection waits 40 ms for an acknowledgement.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    HttpServer server = HttpServer.create(new InetSocketAddress(loopback, port), 0);
    Toots toots = new Toots(town);
    List<Stall> stalls =
        List.of(
            toots,
            new ShopPages(town),
            new BlogComments(town),
            new BlogApi(town),
            new Forum(town),
            new ForumApi(town),
            new GuestBook(town),
            new AppReviews(town),
            new HackerNews(town),
            new TownHall(town, toots));
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    TownServer opened = new TownServer(server, threads, clock, stalls);
    server.setExecutor(threads);
    server.createContext("/", opened::serve);
    server.start();
    return opened;
  }

  /** Where the town is, without a slash at its end. */
  public URI url() {
    return url;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      send(exchange, answer(exchange));
    }
  }

  private Reply answer(HttpExchange exchange) {
    String method = exchange.getRequestMethod();
    if (!method.equals("GET") && !method.equals("HEAD")) {
      return Reply.refusal(405, method + " isn't understood here").with("Allow", "GET, HEAD");
    }
    try {
      Ask ask = Ask.of(url, exchange.getRequestURI(), clock.instant());
      return stalls.stream()
          .flatMap(stall -> stall.answer(ask).stream())
          .findFirst()
          .orElseGet(() -> Reply.refusal(404, "There is no " + ask.path() + " in this town"));
    } catch (Ask.BadAsk e) {
      return Reply.refusal(400, String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      LOG.error("The demo town has no answer to {}", exchange.getRequestURI(), e);
      return Reply.refusal(500, "The town is confused");
    }
  }

  private static void send(HttpExchange exchange, Reply reply) throws IOException {
    byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
    String etag = etag(body);
    reply.headers().forEach(exchange.getResponseHeaders()::set);
    if (reply.status() == 200) {
      exchange.getResponseHeaders().set("ETag", etag);
      if (known(exchange, etag, reply.headers().get("Last-Modified"))) {
        exchange.sendResponseHeaders(304, -1);
        return;
      }
    }
    exchange.getResponseHeaders().set("Content-Type", reply.type());
    boolean head = exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(reply.status(), head ? -1 : body.length);
    if (!head) {
      exchange.getResponseBody().write(body);
    }
  }

  // If-Modified-Since counts only where no If-None-Match came with it (RFC 9110, 13.1.3).
  private static boolean known(HttpExchange exchange, String etag, @Nullable String modified) {
    String tags = exchange.getRequestHeaders().getFirst("If-None-Match");
    if (tags != null) {
      return List.of(tags.split("\\s*,\\s*")).contains(etag);
    }
    String since = exchange.getRequestHeaders().getFirst("If-Modified-Since");
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
