package earshot.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.query.access.Role;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SessionRoutesTest {
  private static final String PASSWORD = "builder of houses";

  private final Rig rig = new Rig();
  private final String administrator = rig.token(Role.ADMINISTRATOR);
  private String phone = "";
  private String desk = "";

  @BeforeEach
  void logIn() {
    rig.access.administration().add("Bob", Role.VIEWER, PASSWORD, Optional.empty());
    phone = rig.access.logIn("bob", PASSWORD, Optional.of("Safari, iPhone")).secret();
    desk = rig.access.logIn("bob", PASSWORD, Optional.empty()).secret();
  }

  @AfterEach
  void close() {
    rig.close();
  }

  private JsonNode get(String path, String secret) {
    return Rig.parsed(rig.get(path, "Authorization", "Bearer " + secret).body());
  }

  private int delete(String path, String secret) {
    HttpRequest request = rig.request("DELETE", path, "Authorization", "Bearer " + secret);
    return rig.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  private int asks(String secret) {
    return rig.get("/api/v1/mentions", "Authorization", "Bearer " + secret).statusCode();
  }

  private String id(String secret) {
    return rig.access.login(secret).orElseThrow();
  }

  @Test
  void everybodySeesWhereTheyAreLoggedIn() {
    JsonNode sessions = get("/api/v1/sessions", phone);

    assertThat(sessions.path("total").asInt()).isEqualTo(2);
    for (JsonNode session : sessions.path("sessions")) {
      boolean here = session.path("id").asText().equals(id(phone));
      assertThat(session.path("current").asBoolean()).isEqualTo(here);
      assertThat(session.path("browser").asText("")).isEqualTo(here ? "Safari, iPhone" : "");
      assertThat(session.path("seenAt").asText()).isEqualTo("2026-03-10T12:00:00Z");
    }
    assertThat(sessions.toString()).doesNotContain(phone, desk);
  }

  @Test
  void oneIsEndedAndTheOtherGoesOn() {
    assertThat(delete("/api/v1/sessions/" + id(desk), phone)).isEqualTo(204);

    assertThat(asks(desk)).isEqualTo(401);
    assertThat(asks(phone)).isEqualTo(200);
  }

  @Test
  void allOthersAreEndedAtOnce() {
    assertThat(delete("/api/v1/sessions", phone)).isEqualTo(204);

    assertThat(asks(desk)).isEqualTo(401);
    assertThat(asks(phone)).isEqualTo(200);
  }

  @Test
  void nobodyEndsThoseOfOthersButAdministrators() {
    rig.access.administration().add("Eve", Role.MANAGER, "gardener of eden", Optional.empty());
    String eve = rig.access.logIn("eve", "gardener of eden", Optional.empty()).secret();

    assertThat(delete("/api/v1/sessions/" + id(phone), eve)).isEqualTo(404);
    assertThat(delete("/api/v1/sessions", eve)).isEqualTo(204);
    assertThat(asks(phone)).isEqualTo(200);
    assertThat(delete("/api/v1/people/sessions/" + id(phone), eve)).isEqualTo(403);
    assertThat(delete("/api/v1/people/sessions/" + id(phone), administrator)).isEqualTo(204);
    assertThat(asks(phone)).isEqualTo(401);
    assertThat(delete("/api/v1/people/sessions/nonsense", administrator)).isEqualTo(404);
  }

  @Test
  void aVisitForWhichOthersVouchEndsToo() {
    String visit =
        rig.access
            .admit("dana@acme.example", Role.AGENT, Duration.ofHours(8), Optional.empty())
            .secret();

    JsonNode all = get("/api/v1/people/sessions", administrator).path("sessions");
    assertThat(all).hasSize(3);
    JsonNode own = get("/api/v1/sessions", visit).at("/sessions/0");
    assertThat(own.path("openId").asBoolean()).isTrue();
    assertThat(delete("/api/v1/people/sessions/" + own.path("id").asText(), administrator))
        .isEqualTo(204);
    assertThat(asks(visit)).isEqualTo(401);
  }
}
