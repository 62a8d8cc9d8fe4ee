package earshot.deploy.bench;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.mention.MentionJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

/** Elasticsearch over plain HTTP, past all of our own code. */
final class Cluster {
  /** Longer than a million mentions are merged. */
  private static final Duration PATIENCE = Duration.ofMinutes(15);

  private static final long LOOK_MILLIS = 200;

  private final URI url;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  Cluster(URI url) {
    this.url = url;
  }

  /** The bytes that answer a JSON body. */
  byte[] post(String path, String body) throws IOException, InterruptedException {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  JsonNode ask(String path, String body) throws IOException, InterruptedException {
    return MentionJson.MAPPER.readTree(post(path, body));
  }

  JsonNode look(String path) throws IOException, InterruptedException {
    return MentionJson.MAPPER.readTree(send(request(path).GET()));
  }

  /** Makes what was written searchable now. */
  void refresh(String index) throws IOException, InterruptedException {
    post("/" + index + "/_refresh", "");
  }

  /** How many documents a search of this index would find now, those of one source or all. */
  long count(String index, String query) throws IOException, InterruptedException {
    return ask("/" + index + "/_count", "{\"query\":" + query + "}").path("count").asLong();
  }

  /**
   * Waits until no segments are merged any more, so that one measurement does not pay for another.
   */
  void calm() throws IOException, InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (look("/_nodes/stats/indices/merge").findValue("current").asLong() > 0) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("segments are still merged after " + PATIENCE);
      }
      Thread.sleep(LOOK_MILLIS);
    }
  }

  /** Drops the indices behind an alias of ours. */
  void drop(String alias) throws IOException, InterruptedException {
    for (Map.Entry<String, JsonNode> index : look("/_alias/" + alias).properties()) {
      send(request("/" + index.getKey()).DELETE());
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(url.resolve(path)).timeout(Duration.ofMinutes(1));
  }

  private byte[] send(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<byte[]> answer =
        client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    if (answer.statusCode() >= 400) {
      throw new IOException(
          "Elasticsearch answers %d: %s"
              .formatted(
                  answer.statusCode(),
                  new String(answer.body(), java.nio.charset.StandardCharsets.UTF_8)));
    }
    return answer.body();
  }
}
