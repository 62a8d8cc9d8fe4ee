package earshot.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.mention.MentionJson;
import earshot.query.reach.Trust;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Asks a running Earshot over HTTP. */
final class Running {
  private final URI base;
  private final Optional<String> token;
  private final HttpClient client;

  /**
   * @param token that is shown to it, if people have to log in there
   */
  Running(String host, int port, Optional<String> token) {
    this(URI.create("http://" + host + ":" + port), token, Optional.empty());
  }

  /**
   * @param trust whom to trust instead of those that Java trusts
   */
  Running(URI base, Optional<String> token, Optional<Trust> trust) {
    this.token = token;
    this.base = base;
    HttpClient.Builder builder = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5));
    trust.map(Trust::context).ifPresent(builder::sslContext);
    client = builder.build();
  }

  /** The JSON answer; a problem's own words become the message of the failure. */
  JsonNode ask(String path, Map<String, String> parameters) {
    HttpResponse<byte[]> answer = send(request(path, parameters).build());
    boolean failed = answer.statusCode() >= 400 && !path.equals("/health");
    return json(answer, failed);
  }

  /** Sends this and gives the JSON answer; fails as {@link #ask} does. */
  JsonNode tell(String path, Map<String, String> parameters, String type, String body) {
    HttpRequest request =
        request(path, parameters)
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    HttpResponse<byte[]> answer = send(request);
    return json(answer, answer.statusCode() >= 400);
  }

  /** The answer as text; fails as {@link #ask} does. */
  String text(String path, Map<String, String> parameters) {
    HttpResponse<byte[]> answer = send(request(path, parameters).build());
    if (answer.statusCode() >= 400) {
      json(answer, true);
    }
    return new String(answer.body(), StandardCharsets.UTF_8);
  }

  /** Whether there is something at this address. */
  boolean has(String path) {
    return send(request(path, Map.of()).build()).statusCode() == 200;
  }

  /** Has it take away what is at this address; fails as {@link #ask} does. */
  void delete(String path) {
    HttpResponse<byte[]> answer = send(request(path, Map.of()).DELETE().build());
    if (answer.statusCode() >= 400) {
      json(answer, true);
    }
  }

  private HttpRequest.Builder request(String path, Map<String, String> parameters) {
    String query =
        parameters.entrySet().stream()
            .map(p -> p.getKey() + "=" + encoded(p.getValue()))
            .collect(Collectors.joining("&"));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(path + (query.isEmpty() ? "" : "?" + query)))
            .timeout(Duration.ofSeconds(60));
    token.ifPresent(secret -> request.header("Authorization", "Bearer " + secret));
    return request;
  }

  /** As a part of an address. */
  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private JsonNode json(HttpResponse<byte[]> answer, boolean failed) {
    try {
      if (answer.statusCode() == 401) {
        throw new Asked(
            "it asks who you are: name its folder with --data, or give a token with EARSHOT_TOKEN or --token");
      }
      JsonNode body = MentionJson.MAPPER.readTree(answer.body());
      if (failed) {
        throw new Asked(
            body.path("detail")
                .asText(body.path("title").asText("answered with status " + answer.statusCode())));
      }
      return body;
    } catch (IOException e) {
      throw noEarshot(e);
    }
  }

  private HttpResponse<byte[]> send(HttpRequest request) {
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw noEarshot(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Asked("interrupted while waiting for " + base);
    }
  }

  private Asked noEarshot(IOException e) {
    return new Asked(
        "no Earshot answers at "
            + base
            + " ("
            + e
            + "); start one with `earshot up`, or name another with --port");
  }
}
