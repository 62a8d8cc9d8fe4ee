package earshot.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.fuzz.Fuzz;
import earshot.query.Said;
import earshot.query.access.Role;
import earshot.query.pages.EveryPage;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Every door with bodies and parameters that nobody meant: an answer, and never a fault of ours.
 */
class ApiFuzzTest {
  private static final List<String> PARAMETERS =
      List.of("q", "from", "to", "after", "size", "brand", "sort", "group", "by", "zone", "format");

  private final Rig rig =
      new Rig(
              store -> store,
              wiring ->
                  Stream.of(EveryPage.of(wiring), HookRoutesTest.hooks(wiring))
                      .flatMap(Arrays::stream)
                      .toArray(Routes[]::new))
          .knowing("Acme")
          .obeying()
          .holding(Said.review(1, "awful coffee", 1, Duration.ofHours(2)));
  private final String token = rig.token(Role.ADMINISTRATOR);

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void everyBodyAndEveryParameterGetsAnAnswer() {
    List<String> routes =
        rig.api.routes().stream()
            .filter(route -> !route.endsWith("/api/v1/events")) // has no end
            .sorted()
            .toList();
    Fuzz.of(
            "{\"status\": \"done\", \"by\": \"mara\", \"version\": 1, \"text\": \"thanks\"}",
            "{\"brand\": \"Acme\", \"text\": \"cold coffee\", \"rating\": 2, \"contact\": \"a@b.example\"}",
            "{\"kind\": \"review\", \"brand\": \"Acme\", \"rows\": [{\"id\": \"7\", \"text\": \"fine\", \"publishedAt\": \"2026-03-01T10:00:00Z\"}]}",
            "{\"rule\": {\"name\": \"angry\", \"when\": \"rating:<=2\", \"threshold\": {\"count\": 3}}, \"from\": \"2026-03-01\"}",
            "name=ada&password=analytical+engine&role=viewer&status=done",
            "\"acme coffee\" rating:<=2 2026-03-01 week Asia/Yerevan")
        .bytes(
            input -> ask(routes.get(Math.floorMod(Arrays.hashCode(input), routes.size())), input));
  }

  private void ask(String route, byte[] input) {
    String[] parts = route.split(" ", 2);
    String text = new String(input, StandardCharsets.UTF_8);
    String word =
        URLEncoder.encode(text.substring(0, Math.min(text.length(), 600)), StandardCharsets.UTF_8);
    String id = Optional.of(word.replace("+", "%20")).filter(w -> !w.isEmpty()).orElse("x");
    String path =
        parts[1].replaceAll("\\{[^}]*}", input.length % 3 == 0 ? "x" : id.replace("$", "%24"));
    String parameter = PARAMETERS.get(Math.floorMod(text.hashCode(), PARAMETERS.size()));
    HttpRequest request =
        HttpRequest.newBuilder(rig.uri(path + "?" + parameter + "=" + word))
            .method(parts[0], body(parts[0], input))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", type(input))
            .build();
    HttpResponse<String> answer = answer(request);
    assertThat(answer.statusCode()).as("%s: %s", route, answer.body()).isLessThan(500);
  }

  /** Only where one is read: our client trips over an answer that comes before its body left. */
  private static HttpRequest.BodyPublisher body(String method, byte[] input) {
    return Set.of("POST", "PUT").contains(method)
        ? HttpRequest.BodyPublishers.ofByteArray(input)
        : HttpRequest.BodyPublishers.noBody();
  }

  /** Our client may take up a connection that is just being closed; then it asks once more. */
  private HttpResponse<String> answer(HttpRequest request) {
    try {
      return rig.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (UncheckedIOException first) {
      try {
        return rig.send(request, HttpResponse.BodyHandlers.ofString());
      } catch (UncheckedIOException again) {
        again.addSuppressed(first);
        throw new AssertionError(request + " breaks off, twice", again);
      }
    }
  }

  private static String type(byte[] input) {
    return input.length % 2 == 0 ? "application/json" : "application/x-www-form-urlencoded";
  }
}
