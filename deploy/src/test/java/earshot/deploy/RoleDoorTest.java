package earshot.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.query.CheckResult;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class RoleDoorTest {
  private final AtomicReference<CheckResult> state =
      new AtomicReference<>(CheckResult.ok("running"));

  @Test
  void probesAreToldWhetherItIsWellAndNotWhy() throws Exception {
    try (RoleDoor door = RoleDoor.open(new Listen("127.0.0.1", 0), false, state::get)) {
      assertThat(ask(door, "127.0.0.1", "/health").statusCode()).isEqualTo(200);
      state.set(CheckResult.failed("no answer from broker.internal"));
      HttpResponse<String> sick = ask(door, "127.0.0.1", "/health");
      assertThat(sick.statusCode()).isEqualTo(503);
      assertThat(sick.body()).contains("down").doesNotContain("broker.internal");
      assertThat(ask(door, "127.0.0.1", "/metrics").body()).contains("jvm_memory_used_bytes");
    }
  }

  @Test
  void figuresAreForThisMachineUnlessTheyAreOpened() throws Exception {
    try (RoleDoor closed = RoleDoor.open(new Listen("0.0.0.0", 0), false, state::get);
        RoleDoor open = RoleDoor.open(new Listen("0.0.0.0", 0), true, state::get)) {
      assertThat(ask(closed, "127.0.0.1", "/metrics").statusCode()).isEqualTo(404);
      assertThat(ask(open, "127.0.0.1", "/metrics").statusCode()).isEqualTo(200);
    }
  }

  private static HttpResponse<String> ask(RoleDoor door, String host, String path)
      throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      URI asked = URI.create("http://%s:%d%s".formatted(host, door.port(), path));
      return client.send(
          HttpRequest.newBuilder(asked).build(), HttpResponse.BodyHandlers.ofString());
    }
  }
}
