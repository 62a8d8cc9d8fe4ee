package earshot.query.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.mention.Episode;
import earshot.query.Change;
import earshot.query.Said;
import earshot.query.access.Role;
import earshot.query.live.Event;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EventRoutesTest {
  private final Rig rig = new Rig();

  @AfterEach
  void close() {
    rig.close();
  }

  /** One client that reads block by block. */
  private final class Listener {
    private final HttpResponse<InputStream> answer;
    private final BufferedReader lines;

    Listener(String path, String... headers) {
      HttpRequest request = rig.request("GET", path, headers);
      answer = rig.send(request, HttpResponse.BodyHandlers.ofInputStream());
      lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
    }

    /** The lines up to the next empty one; nothing at the end. */
    List<String> block() throws IOException {
      List<String> block = new ArrayList<>();
      for (String line = lines.readLine();
          line != null && !line.isEmpty();
          line = lines.readLine()) {
        block.add(line);
      }
      return block;
    }
  }

  private Event tell(int number, String brand) {
    return rig.events.tell(
        new Change.Put(
            Said.post(number, "text " + number, Duration.ZERO).brands(List.of(brand)).mention()));
  }

  @Test
  void alertsComeBesideMentionsWhateverTheFilter() throws IOException {
    Listener listener = new Listener("/api/v1/events?brand=Other");
    listener.block();
    rig.events.alerts().ring(AlertRoutesTest.episode("e1", Episode.State.OPEN));
    List<String> block = listener.block();

    assertThat(block.get(0)).isEqualTo("event: alert");
    JsonNode alert = Rig.parsed(block.get(1).substring("data: ".length()));
    assertThat(alert.path("id").asText()).isEqualTo("e1");
    assertThat(alert.path("state").asText()).isEqualTo("open");
    assertThat(block).as("where to go on is only about mentions").hasSize(2);
  }

  @Test
  void eventsComeAsTheyHappen() throws IOException {
    Listener listener = new Listener("/api/v1/events");
    assertThat(listener.answer.headers().firstValue("Content-Type"))
        .contains("text/event-stream;charset=utf-8");
    assertThat(listener.block()).containsExactly("retry: 3000", "id: 0:0-1:0");

    Event said = tell(1, "Acme");
    List<String> block = listener.block();
    assertThat(block.get(0)).isEqualTo("event: mention");
    assertThat(block.get(1)).isEqualTo("id: " + said.position());
    assertThat(Rig.parsed(block.get(2).substring("data: ".length())).at("/text").textValue())
        .isEqualTo("text 1");

    Event gone = rig.events.tell(new Change.Remove(said.change().id(), 2));
    assertThat(listener.block())
        .containsExactly(
            "event: gone",
            "id: " + gone.position(),
            "data: {\"id\":\"%s\"}".formatted(said.change().id()));
  }

  @Test
  void whoComesBackMissesNothing() throws IOException {
    tell(1, "Acme");
    Event heard = tell(2, "Acme");
    Event missed = tell(3, "Acme");
    Event alsoMissed = tell(4, "Acme");
    Listener back = new Listener("/api/v1/events", "Last-Event-ID", heard.position().toString());
    back.block();

    assertThat(back.block()).contains("id: " + missed.position());
    assertThat(back.block()).contains("id: " + alsoMissed.position());
    Event fresh = tell(5, "Acme");
    assertThat(back.block()).contains("id: " + fresh.position());
  }

  @Test
  void aFilterLetsThroughWhatASearchWouldFind() throws IOException {
    Listener listener = new Listener("/api/v1/events?brand=Acme&q=text");
    listener.block();
    tell(1, "Other");
    Event wanted = tell(2, "Acme");

    assertThat(listener.block()).contains("id: " + wanted.position());
  }

  @Test
  void aBadFilterIsRefusedAtOnce() {
    assertThat(rig.get("/api/v1/events?q=)").statusCode()).isEqualTo(400);
    assertThat(rig.get("/api/v1/events", "Last-Event-ID", "yesterday").body())
        .contains("Last-Event-ID is no id of an event");
  }

  @Test
  void silenceIsFilledWithHeartbeatsThatSayWhereToGoOn() throws IOException {
    try (Rig quick = new Rig(Duration.ofMillis(20))) {
      HttpResponse<InputStream> answer =
          quick.send(
              quick.request("GET", "/api/v1/events?brand=Nobody"),
              HttpResponse.BodyHandlers.ofInputStream());
      BufferedReader lines =
          new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
      Event filtered =
          quick.events.tell(new Change.Put(Said.post(1, "text", Duration.ZERO).mention()));
      Optional<String> line = Optional.empty();
      while (line.filter(("id: " + filtered.position())::equals).isEmpty()) {
        line = Optional.of(lines.readLine());
      }
      assertThat(line).isPresent();
    }
  }

  @Test
  void closingDoesNotWaitForListeners() throws IOException {
    Listener listener = new Listener("/api/v1/events");
    listener.block();

    assertTimeoutPreemptively(Duration.ofSeconds(5), rig.api::close);
    assertThat(rig.events.check().message()).isEqualTo("0 listen");
  }

  @Test
  void directMessagesAreToldToThoseWhoMayReadThem() throws IOException {
    Listener viewer = new Listener("/api/v1/events", "Authorization", bearer(Role.VIEWER));
    Listener agent = new Listener("/api/v1/events", "Authorization", bearer(Role.AGENT));
    viewer.block();
    agent.block();

    rig.events.tell(new Change.Put(Said.message(1, "in private", Duration.ZERO).mention()));
    tell(2, "Acme");

    assertThat(agent.block().getLast()).contains("in private");
    assertThat(viewer.block().getLast()).contains("text 2");
  }

  private String bearer(Role role) {
    return "Bearer " + rig.token(role);
  }

  @Test
  void whoMayComeInNoMoreIsToldNothingMore() throws IOException {
    String token = rig.token(Role.VIEWER);
    Listener listener = new Listener("/api/v1/events", "Authorization", "Bearer " + token);
    listener.block();
    tell(1, "Acme");
    assertThat(listener.block().getLast()).contains("text 1");

    var administration = rig.access.administration();
    administration.tokens().forEach(each -> administration.revoke(each.id()));
    tell(2, "Acme");

    List<String> rest = new ArrayList<>();
    for (List<String> block = listener.block(); !block.isEmpty(); block = listener.block()) {
      rest.addAll(block);
    }
    assertThat(rest).noneMatch(line -> line.contains("text 2"));
  }
}
