package earshot.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaceRoutesTest {
  private static final String GOOD =
      "{\"type\": \"mastodon\", \"brands\": [\"Acme Coffee\"], \"settings\":"
          + " {\"server\": \"https://toots.example\", \"hashtags\": [\"acme\", \"coffee\"]}}";

  private final Posts places = new Posts();
  private final Rig rig =
      new Rig(store -> store, wiring -> new Routes[] {new PlaceRoutes(places, wiring)})
          .knowing("Acme Coffee");

  @AfterEach
  void close() {
    rig.close();
  }

  private HttpResponse<String> post(String path, String body) {
    return rig.post("/api/v1/places" + path, body, "Content-Type", Accepts.JSON);
  }

  @Test
  void whatTheFileDeclaresIsToldAndLocked() {
    JsonNode all = rig.json("/api/v1/places");

    assertThat(all.at("/drives").asBoolean()).isTrue();
    assertThat(all.at("/places/0/locked").asBoolean()).isTrue();
    assertThat(all.at("/places/0/settings/url").asText()).isEqualTo("https://reviews.example/acme");
    assertThat(post("/webpage-1/pause", "{\"paused\": true}").statusCode()).isEqualTo(409);
    assertThat(rig.send("DELETE", "/api/v1/places/webpage-1").statusCode()).isEqualTo(409);
  }

  @Test
  void aPlaceIsAddedPausedAndLetGoOf() {
    HttpResponse<String> added = post("", GOOD);

    assertThat(added.statusCode()).isEqualTo(201);
    JsonNode place = Rig.parsed(added.body());
    assertThat(place.at("/settings/hashtags").asText()).isEqualTo("acme, coffee");
    String id = place.at("/id").asText();
    assertThat(Rig.parsed(post("/" + id + "/pause", "{\"paused\": true}").body()).at("/paused"))
        .hasToString("true");
    assertThat(rig.send("DELETE", "/api/v1/places/" + id).statusCode()).isEqualTo(204);
    assertThat(places.added).isEmpty();
  }

  @Test
  void whereOthersRunTheSourcesNothingIsAdded() {
    places.driven = false;

    assertThat(post("", GOOD).statusCode()).isEqualTo(409);
    assertThat(places.added).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{\"type\": \"mastodon\", \"brands\": [\"Acme Coffee\"], \"settings\": {}}; 'server'",
        "{\"type\": \"mastodon\", \"brands\": [], \"settings\": {\"server\": \"x\"}}; brand",
        "{\"type\": \"mastodon\", \"brands\": [\"Nobody\"], \"settings\": {\"server\": \"x\"}}; Nobody",
        "{\"type\": \"mastodon\", \"brands\": [\"Acme Coffee\"]}; settings",
        "{\"kind\": \"mastodon\"}; kind"
      })
  void whatCannotBeWatchedIsRefusedWithItsReason(String body, String why) {
    HttpResponse<String> refused = post("", body);

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains(why.replace("\"", "\\\""));
    assertThat(places.added).isEmpty();
  }
}
