package earshot.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.mention.MentionJson;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/** Asks a running Earshot over HTTP. */
final class Running {
  private final URI base;
  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

  Running(String host, int port) {
    base = URI.create("http://" + host + ":" + port);
  }

  /** The JSON answer; a problem's own words become the message of the failure. */
  JsonNode ask(String path, Map<String, String> parameters) {
    String query =
        parameters.entrySet().stream()
            .map(p -> p.getKey() + "=" + URLEncoder.encode(p.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    URI address = base.resolve(path + (query.isEmpty() ? "" : "?" + query));
    try {
      HttpResponse<byte[]> answer =
          client.send(
              HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(60)).build(),
              HttpResponse.BodyHandlers.ofByteArray());
      JsonNode body = MentionJson.MAPPER.readTree(answer.body());
      if (answer.statusCode() >= 400 && !path.equals("/health")) {
        throw new Asked(
            body.path("detail")
                .asText(body.path("title").asText("answered with status " + answer.statusCode())));
      }
      return body;
    } catch (IOException e) {
      throw new Asked(
          "no Earshot answers at "
              + base
              + " ("
              + e
              + "); start one with `earshot up`, or name another with --port");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Asked("interrupted while waiting for " + base);
    }
  }
}
