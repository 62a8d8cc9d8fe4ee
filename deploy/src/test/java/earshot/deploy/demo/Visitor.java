package earshot.deploy.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import earshot.query.MovingClock;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/** A town with its server, somebody who asks it over HTTP, and the hands of its clock. */
final class Visitor implements AutoCloseable {
  static final Instant START = Instant.parse("2026-11-01T12:00:00Z");

  final Town town = new Town(7, START, Town.PACE);
  private final HttpClient http = HttpClient.newHttpClient();
  private final TownServer server;
  private final MovingClock clock = new MovingClock(START);

  Visitor() throws IOException {
    server = TownServer.start(town, clock, 0);
  }

  Instant now() {
    return clock.instant();
  }

  URI url() {
    return server.url();
  }

  /** What can still be read now, newest first. */
  List<Utterance> standing(Predicate<Saying> about) {
    return town.newestFirst(now(), about).filter(said -> !said.gone()).toList();
  }

  void later(Duration by) {
    clock.set(now().plus(by));
  }

  void at(Instant time) {
    clock.set(time);
  }

  HttpResponse<String> get(String path, String... headers) throws Exception {
    URI uri = path.startsWith("http") ? URI.create(path) : URI.create(server.url() + path);
    HttpRequest.Builder request = HttpRequest.newBuilder(uri);
    return http.send(
        (headers.length == 0 ? request : request.headers(headers)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  int post(String path) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server.url() + path))
            .POST(HttpRequest.BodyPublishers.ofString("hello"))
            .build();
    return http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
  }

  JsonNode json(String path) throws Exception {
    return new ObjectMapper().readTree(get(path).body());
  }

  @Override
  public void close() {
    http.close();
    server.close();
  }
}
