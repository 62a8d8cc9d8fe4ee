package earshot.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.query.access.Asking;
import earshot.query.access.Identity;
import earshot.query.access.Role;
import io.javalin.config.RoutesConfig;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The server's threads serve many people; none may act in the name of the one before. */
class AskingEndsTest {
  private static final int TIMES = 60;

  /** Whom the thread still knew when the next request began on it. */
  private final Queue<Identity> left = new ConcurrentLinkedQueue<>();

  private final Map<Thread, Integer> served = new ConcurrentHashMap<>();
  private Optional<Identity> planted = Optional.empty();
  private final Rig rig = new Rig(store -> store, wiring -> new Routes[] {this::listenFirst});

  @AfterEach
  void close() {
    rig.close();
  }

  private void listenFirst(RoutesConfig routes) {
    routes.before(
        context -> {
          Asking.who().ifPresent(left::add);
          served.merge(Thread.currentThread(), 1, Integer::sum);
          planted.ifPresent(Asking::begin);
        });
    routes.get(
        "/breaks",
        context -> {
          throw new StackOverflowError("a door that breaks");
        });
  }

  @Test
  void whoeverAskedIsForgottenHoweverTheAnswerWent() throws IOException {
    String token = rig.token(Role.VIEWER);
    List<String> paths =
        List.of(
            "/api/v1/mentions",
            "/api/v1/mentions?q=(",
            "/api/v1/mentions/nobody",
            "/api/v1/people",
            "/api/v1/export?format=csv",
            "/breaks",
            "/nowhere");

    for (int i = 0; i < TIMES; i++) {
      rig.get(paths.get(i % paths.size()), "Authorization", "Bearer " + token);
      if (i % 10 == 0) {
        listen(token);
      }
    }

    assertThat(left).isEmpty();
    assertThat(served.values()).as("requests by thread").anyMatch(times -> times > 1);
  }

  /** The request of a listener goes on elsewhere than on the thread that it came on. */
  private void listen(String token) throws IOException {
    HttpResponse<InputStream> events =
        rig.send(
            rig.request("GET", "/api/v1/events", "Authorization", "Bearer " + token),
            HttpResponse.BodyHandlers.ofInputStream());
    assertThat(events.statusCode()).isEqualTo(200);
    events.body().close();
  }

  @Test
  void aStrangerIsNobodyWhateverIsLeftOnTheThread() {
    rig.token(Role.VIEWER);
    planted = Optional.of(new Identity(Optional.of("ada"), Role.ADMINISTRATOR));

    HttpResponse<String> health = rig.get("/health");

    assertThat(health.body()).contains("\"store\"").doesNotContain("3 mentions");
    assertThat(rig.get("/api/v1/people").statusCode()).isEqualTo(401);
  }
}
