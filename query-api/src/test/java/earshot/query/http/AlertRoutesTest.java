package earshot.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.mention.Delivery;
import earshot.mention.Episode;
import earshot.mention.Episode.Change;
import earshot.mention.Episode.State;
import earshot.mention.MentionId;
import earshot.query.Said;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AlertRoutesTest {
  private final Rig rig = new Rig();

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void episodesAreToldWithTheirReceipts() {
    rig.alarms.episodes.add(episode("e1", State.OPEN));
    rig.alarms.deliveries.add(
        new Delivery(
            "d1",
            "desk",
            List.of(new Delivery.Item("e1", 1)),
            Delivery.State.FAILED,
            2,
            false,
            Said.NOW,
            Optional.of("answered 500")));

    JsonNode alert = rig.json("/api/v1/alerts").at("/alerts/0");
    assertThat(alert.path("rule").asText()).isEqualTo("angry");
    assertThat(alert.path("state").asText()).isEqualTo("open");
    assertThat(alert.at("/mentions/0").asText()).isEqualTo("town-1");
    assertThat(alert.at("/figures/peak").asInt()).isEqualTo(7);
    assertThat(alert.at("/deliveries/0/problem").asText()).isEqualTo("answered 500");
    assertThat(rig.json("/api/v1/alerts/e1")).isEqualTo(alert);
  }

  @Test
  void peopleSayWhetherItWasWorthTellingAndTakeThatBack() {
    rig.alarms.episodes.add(episode("e1", State.OPEN));

    JsonNode judged = Rig.parsed(judge("{\"right\": false, \"by\": \"Ani\"}").body());
    assertThat(judged.at("/judged/right").asBoolean(true)).isFalse();
    assertThat(rig.json("/api/v1/alerts/e1").at("/judged/by").asText()).isEqualTo("Ani");
    assertThat(judge("{\"right\": null}").statusCode()).isEqualTo(200);
    assertThat(rig.json("/api/v1/alerts/e1").has("judged")).isFalse();
    assertThat(judge("{\"right\": \"yes\"}").statusCode()).isEqualTo(400);
  }

  private java.net.http.HttpResponse<String> judge(String body) {
    return rig.post("/api/v1/alerts/e1/judge", body, "Content-Type", "application/json");
  }

  @Test
  void canBeNarrowed() {
    rig.alarms.episodes.add(episode("e1", State.OPEN));
    rig.alarms.episodes.add(episode("e2", State.CLOSED));

    assertThat(rig.json("/api/v1/alerts?state=closed").at("/alerts/0/id").asText()).isEqualTo("e2");
    assertThat(rig.json("/api/v1/alerts?rule=other").path("total").asInt()).isZero();
    assertThat(rig.json("/api/v1/alerts?size=1").path("alerts")).hasSize(1);
    assertThat(rig.get("/api/v1/alerts?size=0").statusCode()).isEqualTo(400);
    assertThat(rig.get("/api/v1/alerts?size=x").statusCode()).isEqualTo(400);
    assertThat(rig.get("/api/v1/alerts?stat=open").body()).contains("did you mean");
  }

  @Test
  void somebodyTakesCareOfIt() {
    rig.alarms.episodes.add(episode("e1", State.OPEN));
    String body =
        rig.post(
                "/api/v1/alerts/e1/acknowledge",
                "{\"by\": \"Ani\"}",
                "Content-Type",
                "application/json")
            .body();

    assertThat(Rig.parsed(body).at("/acknowledged/by").asText()).isEqualTo("Ani");
    assertThat(rig.send("POST", "/api/v1/alerts/e1/acknowledge").statusCode()).isEqualTo(200);
    assertThat(rig.json("/api/v1/alerts/e1").at("/acknowledged/by").asText()).isEqualTo("Ani");
  }

  @Test
  void aPageFromElsewhereAcknowledgesNothing() {
    rig.alarms.episodes.add(episode("e1", State.OPEN));

    assertThat(
            rig.send("POST", "/api/v1/alerts/e1/acknowledge", "Origin", "https://evil.example")
                .statusCode())
        .isEqualTo(403);
    assertThat(rig.alarms.acknowledgements).isEmpty();
  }

  @Test
  void whatIsNotThereIsNotFound() {
    assertThat(rig.get("/api/v1/alerts/none").statusCode()).isEqualTo(404);
    assertThat(rig.send("POST", "/api/v1/alerts/none/acknowledge").statusCode()).isEqualTo(404);
  }

  static Episode episode(String id, State state) {
    boolean over = state == State.CLOSED;
    return new Episode(
        id,
        "angry",
        "threshold",
        "Acme",
        state,
        1,
        over ? Change.CLOSED : Change.OPENED,
        Said.NOW,
        Said.NOW,
        over ? Optional.of(Said.NOW) : Optional.empty(),
        Optional.of(new Episode.Figures(5, Optional.empty(), 5, 7, Duration.ofHours(1))),
        List.of(new MentionId("town-1")),
        List.of("desk"),
        Optional.empty());
  }
}
