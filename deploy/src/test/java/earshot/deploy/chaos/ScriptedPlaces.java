package earshot.deploy.chaos;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import earshot.mention.MentionJson;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/**
 * Places of three polling shapes that say what the script says, badly: too many requests with and
 * without a time to wait, server errors, cut-off bodies, time-outs and garbage.
 */
final class ScriptedPlaces implements AutoCloseable {
  private static final int PAGE = 40;
  private static final int WINDOW = 400;

  /** One question in so many meets trouble, which ends a walk and makes whoever asks pause. */
  private static final int TROUBLE = 12;

  /** A walk through what is searched has thirty pages, and should sometimes come to its end. */
  private static final int TROUBLE_OF_SEARCHES = 40;

  /** Single items are asked for by the thousand, one after the other. */
  private static final int TROUBLE_OF_LOOKUPS = 400;

  private final Script script;
  private final Clock clock;
  private final HttpServer server;
  private final Random dice;
  private final AtomicLong requests = new AtomicLong();
  private final AtomicLong troubles = new AtomicLong();

  private volatile Optional<Instant> still = Optional.empty();

  private ScriptedPlaces(Script script, Clock clock, long seed) throws IOException {
    this.script = script;
    this.clock = clock;
    this.dice = new Random(seed);
    // Otherwise every answer on a kept connection waits 40 ms for an acknowledgement.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
  }

  static ScriptedPlaces start(Script script, Clock clock, long seed) throws IOException {
    ScriptedPlaces places = new ScriptedPlaces(script, clock, seed);
    places.server.start();
    return places;
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** A configuration that watches all of them, with the embedded broker on this port. */
  String watchedWith(int kafka) {
    return watched() + "kafka: {port: %d}%nelasticsearch: {heap-mb: 512}%n".formatted(kafka);
  }

  /** The beginning of a configuration that watches all of them. */
  String watched() {
    return """
        brands:
          - name: Acme
            sources:
              - {type: mastodon, server: "%1$s", base-url: "%1$s", hashtags: [acme], every: 1s, recheck: 10s, match: all}
              - {type: hackernews, query: item, base-url: "%1$s", every: 1s, recheck: 10s, match: all}
              - {type: feed, url: "%1$s/feed.json", every: 2s}
        network: {allow-private-addresses: true}
        """
        .formatted(url());
  }

  /** While they stand still nothing new happens there; what there is can be asked for. */
  void standStill(boolean begins) {
    still = begins ? Optional.of(clock.instant()) : Optional.empty();
  }

  /** They stand still from now on; tells since when. */
  Instant fallSilent() {
    standStill(true);
    return still.orElseThrow();
  }

  String tally() {
    return requests + " requests, " + troubles + " of them troubled";
  }

  private void answer(HttpExchange exchange) throws IOException {
    requests.incrementAndGet();
    String path = exchange.getRequestURI().getPath();
    try (exchange) {
      if (path.equals("/robots.txt")) {
        send(exchange, 404, "text/plain", "");
      } else if (!troubled(exchange, odds(path))) {
        told(exchange, path);
      }
    }
  }

  private static int odds(String path) {
    if (path.contains("/statuses/") || path.contains("/item/")) {
      return TROUBLE_OF_LOOKUPS;
    }
    return path.contains("/search") ? TROUBLE_OF_SEARCHES : TROUBLE;
  }

  private void told(HttpExchange exchange, String path) throws IOException {
    long now = script.millisAt(still.orElseGet(clock::instant));
    Map<String, String> query = query(exchange.getRequestURI());
    if (path.startsWith("/api/v1/timelines/")) {
      timeline(exchange, query, now);
    } else if (path.startsWith("/api/v1/statuses/")) {
      lookup(exchange, Script.Channel.TOOTS, number(path), now);
    } else if (path.startsWith("/api/v1/search_by_date")) {
      search(exchange, query, now);
    } else if (path.startsWith("/v0/item/")) {
      lookup(exchange, Script.Channel.FORUM, number(path.replace(".json", "")), now);
    } else if (path.equals("/feed.json")) {
      feed(exchange, now);
    } else {
      send(exchange, 404, "application/json", "{}");
    }
  }

  /** One time in {@code odds} something is wrong. */
  private boolean troubled(HttpExchange exchange, int odds) throws IOException {
    int trouble;
    synchronized (dice) {
      trouble = dice.nextInt(odds) == 0 ? dice.nextInt(24) : -1;
    }
    if (trouble < 0) {
      return false;
    }
    troubles.incrementAndGet();
    switch (trouble) {
      case 0, 1, 2, 3 -> {
        exchange.getResponseHeaders().set("Retry-After", "1");
        send(exchange, 429, "application/json", "{\"error\":\"slow down\"}");
      }
      case 4, 5, 6, 7 -> send(exchange, 429, "application/json", "{}");
      case 8, 9, 10, 11, 12, 13, 14 -> send(exchange, 500, "text/html", "<h1>Oops</h1>");
      case 15, 16, 17, 18 -> cutOff(exchange);
      case 19 -> hang();
      default -> send(exchange, 200, "text/html", "<html><body>We are down for maintenance");
    }
    return true;
  }

  /** Says nothing for longer than anybody waits, and then nothing. */
  private static void hang() {
    try {
      new java.util.concurrent.CountDownLatch(1).await(70, java.util.concurrent.TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void cutOff(HttpExchange exchange) throws IOException {
    byte[] half = "[{\"id\":\"1\",\"content\":\"ha".getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, 5_000);
    exchange.getResponseBody().write(half);
    exchange.getResponseBody().flush();
  }

  private void timeline(HttpExchange exchange, Map<String, String> query, long now)
      throws IOException {
    List<Script.Item> all = script.of(Script.Channel.TOOTS);
    long after = Long.parseLong(query.getOrDefault("min_id", "0"));
    List<Script.Item> page =
        IntStream.range(0, all.size())
            .mapToObj(all::get)
            .filter(item -> tootId(item) > after && item.existsAt(now))
            .limit(PAGE)
            .toList()
            .reversed();
    ArrayNode toots = MentionJson.MAPPER.createArrayNode();
    page.forEach(item -> toots.add(toot(item, now)));
    if (!page.isEmpty()) {
      String self = url() + exchange.getRequestURI().getPath();
      exchange
          .getResponseHeaders()
          .set(
              "Link",
              "<%s?limit=40&max_id=%d>; rel=\"next\", <%s?limit=40&min_id=%d>; rel=\"prev\""
                  .formatted(self, tootId(page.getLast()), self, tootId(page.getFirst())));
    }
    send(exchange, 200, "application/json", toots.toString());
  }

  private long tootId(Script.Item item) {
    return (script.start().toEpochMilli() + item.bornMillis() << 16) + item.number();
  }

  private ObjectNode toot(Script.Item item, long now) {
    ObjectNode toot = MentionJson.MAPPER.createObjectNode();
    toot.put("id", String.valueOf(tootId(item)));
    toot.put("created_at", at(item.bornMillis()).toString());
    int version = item.versionAt(now);
    toot.put("edited_at", version > 1 ? at(item.edits().get(version - 2)).toString() : null);
    toot.put("content", "<p>" + item.textAt(now) + "</p>");
    toot.put("visibility", "public");
    toot.put("language", "en");
    toot.put("url", url() + "/@toots/" + tootId(item));
    toot.put("uri", url() + "/@toots/" + tootId(item));
    toot.putNull("in_reply_to_id");
    toot.putNull("reblog");
    toot.putObject("account")
        .put("id", "1")
        .put("acct", "someone")
        .put("username", "someone")
        .put("display_name", "Some One")
        .put("url", url() + "/@someone")
        .put("followers_count", 7);
    return toot;
  }

  private void lookup(HttpExchange exchange, Script.Channel channel, long id, long now)
      throws IOException {
    Script.Item item =
        channel == Script.Channel.TOOTS
            ? script.of(channel).get((int) (id & 0xffff))
            : script.of(channel).get((int) id);
    if (channel == Script.Channel.FORUM) {
      send(exchange, 200, "application/json", story(item, now).toString());
    } else if (item.existsAt(now)) {
      send(exchange, 200, "application/json", toot(item, now).toString());
    } else {
      send(exchange, 404, "application/json", "{\"error\":\"Record not found\"}");
    }
  }

  /** What the item interface says, which knows deletions. */
  private ObjectNode story(Script.Item item, long now) {
    ObjectNode story = MentionJson.MAPPER.createObjectNode();
    story
        .put("id", item.number())
        .put("type", "comment")
        .put("time", at(item.bornMillis()).getEpochSecond());
    if (item.existsAt(now)) {
      return story.put("by", "someone").put("text", item.textAt(now)).put("parent", 1);
    }
    return story.put("deleted", true);
  }

  private void search(HttpExchange exchange, Map<String, String> query, long now)
      throws IOException {
    long from = Long.MIN_VALUE;
    long to = Long.MAX_VALUE;
    for (String filter : query.getOrDefault("numericFilters", "").split(",")) {
      if (filter.startsWith("created_at_i>=")) {
        from = Long.parseLong(filter.substring(14));
      } else if (filter.startsWith("created_at_i>")) {
        from = Long.parseLong(filter.substring(13)) + 1;
      } else if (filter.startsWith("created_at_i<=")) {
        to = Long.parseLong(filter.substring(14));
      } else if (filter.startsWith("created_at_i<")) {
        to = Long.parseLong(filter.substring(13)) - 1;
      }
    }
    int size = Integer.parseInt(query.getOrDefault("hitsPerPage", "20"));
    int page = Integer.parseInt(query.getOrDefault("page", "0"));
    long first = from;
    long last = to;
    List<Script.Item> fitting =
        script.of(Script.Channel.FORUM).reversed().stream()
            .filter(
                item ->
                    item.existsAt(now)
                        && at(item.bornMillis()).getEpochSecond() >= first
                        && at(item.bornMillis()).getEpochSecond() <= last)
            .limit(1_000) // as the real one
            .toList();
    ObjectNode answer = MentionJson.MAPPER.createObjectNode();
    ArrayNode hits = answer.putArray("hits");
    fitting.stream().skip((long) page * size).limit(size).forEach(item -> hits.add(hit(item, now)));
    answer
        .put("page", page)
        .put("nbHits", fitting.size())
        .put("nbPages", (fitting.size() + size - 1) / size)
        .put("hitsPerPage", size);
    send(exchange, 200, "application/json", answer.toString());
  }

  private ObjectNode hit(Script.Item item, long now) {
    Instant born = at(item.bornMillis());
    ObjectNode hit = MentionJson.MAPPER.createObjectNode();
    hit.put("objectID", String.valueOf(item.number()))
        .put("created_at", born.toString())
        .put("created_at_i", born.getEpochSecond());
    hit.put("author", "someone")
        .put("comment_text", item.textAt(now))
        .put("story_id", 1)
        .put("parent_id", 1)
        .put("story_title", "A story");
    hit.putArray("_tags").add("comment").add("author_someone").add("story_1");
    return hit;
  }

  private void feed(HttpExchange exchange, long now) throws IOException {
    ObjectNode feed = MentionJson.MAPPER.createObjectNode();
    feed.put("version", "https://jsonfeed.org/version/1.1").put("title", "A feed");
    ArrayNode items = feed.putArray("items");
    script.of(Script.Channel.FEED).reversed().stream()
        .filter(item -> item.existsAt(now))
        .limit(WINDOW * 2L)
        .forEach(
            item ->
                items
                    .addObject()
                    .put("id", String.valueOf(item.number()))
                    .put("content_text", item.textAt(now))
                    .put("date_published", at(item.bornMillis()).toString()));
    send(exchange, 200, "application/feed+json", feed.toString());
  }

  private Instant at(long millis) {
    return script.start().plus(Duration.ofMillis(millis));
  }

  private static long number(String path) {
    return Long.parseLong(path.substring(path.lastIndexOf('/') + 1));
  }

  private static Map<String, String> query(URI uri) {
    Map<String, String> query = new HashMap<>();
    String raw = uri.getRawQuery() == null ? "" : uri.getRawQuery();
    for (String pair : raw.split("&")) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        query.put(
            pair.substring(0, equals),
            URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
      }
    }
    return query;
  }

  private static void send(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
