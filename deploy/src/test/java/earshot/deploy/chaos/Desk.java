package earshot.deploy.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import earshot.mention.MentionJson;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** Somebody who is told of alerts, and takes each delivery once, as its key promises. */
final class Desk implements AutoCloseable {
  private final List<String> told = new CopyOnWriteArrayList<>();
  private final List<String> checked = new CopyOnWriteArrayList<>();
  private final Set<String> taken = ConcurrentHashMap.newKeySet();
  private final HttpServer server;

  private Desk(HttpServer server) {
    this.server = server;
  }

  static Desk open() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    Desk desk = new Desk(server);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", desk::take);
    server.start();
    return desk;
  }

  /** A rule about every item, a review check each minute, and where this is, as configuration. */
  String rules() {
    return """
        rules: [{name: each, when: item, notify: [desk]}]
        digests: [{brand: Acme, cron: "* * * * *", zone: UTC, notify: [desk]}]
        notify: {desk: {type: webhook, url: "http://127.0.0.1:%d/"}}
        """
        .formatted(server.getAddress().getPort());
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      JsonNode body = MentionJson.MAPPER.readTree(exchange.getRequestBody());
      if (taken.add(exchange.getRequestHeaders().getFirst("Idempotency-Key"))) {
        body.path("episodes").forEach(episode -> told.add(episode.path("cause").asText()));
        if (body.has("digest")) {
          checked.add(body.at("/digest/to").asText());
        }
      }
      exchange.sendResponseHeaders(200, -1);
    }
  }

  /** What the alerts were about, as often as they came. */
  List<String> told() {
    return told;
  }

  /** The moments up to which review checks told of what was said, as often as they came. */
  List<String> checked() {
    return checked;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
