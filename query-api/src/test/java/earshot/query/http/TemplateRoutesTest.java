package earshot.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.query.pages.OwnTemplates;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateRoutesTest {
  private static final String TEMPLATES = "/api/v1/templates";
  private final Rig rig =
      new Rig(s -> s, wiring -> new Routes[] {new TemplateRoutes(new OwnTemplates())});

  @AfterEach
  void close() {
    rig.close();
  }

  private static String body(String text) {
    return "{\"language\":\"en\",\"situation\":\"thank\",\"text\":\"" + text + "\"}";
  }

  @Test
  void aTemplateIsWrittenListedAndTakenAway() {
    assertThat(rig.json(TEMPLATES).at("/total").asInt()).isEqualTo(8);

    assertThat(rig.put(TEMPLATES + "/Thank", body("Hi {author}")).statusCode()).isEqualTo(200);
    assertThat(rig.json(TEMPLATES).at("/total").asInt()).isEqualTo(8);
    assertThat(rig.get(TEMPLATES).body())
        .contains(
            "{\"name\":\"Thank\",\"language\":\"en\",\"situation\":\"thank\","
                + "\"text\":\"Hi {author}\",\"shipped\":false}");

    assertThat(rig.send("DELETE", TEMPLATES + "/Thank").statusCode()).isEqualTo(204);
    assertThat(rig.get(TEMPLATES).body()).doesNotContain("\"shipped\":false");
    assertThat(rig.send("DELETE", TEMPLATES + "/Thank").statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"language\":\"en\",\"situation\":\"thank\",\"text\":\"Hi {friend}\"}",
        "{\"language\":\"English\",\"situation\":\"thank\",\"text\":\"Hi\"}",
        "{\"language\":\"en\",\"situation\":\"dance\",\"text\":\"Hi\"}",
        "{\"language\":\"en\",\"situation\":\"thank\"}",
        "{\"language\":\"en\",\"situation\":\"thank\",\"text\":\"Hi\",\"colour\":\"red\"}"
      })
  void whatIsNoTemplateIsRefused(String body) {
    assertThat(rig.put(TEMPLATES + "/x", body).statusCode()).isEqualTo(400);
    assertThat(rig.json(TEMPLATES).at("/total").asInt()).isEqualTo(8);
  }

  @Test
  void anUnknownPlaceholderIsNamed() {
    assertThat(rig.put(TEMPLATES + "/x", body("Hi {friend}")).body())
        .contains("there is no placeholder {friend}; known are {author}");
  }
}
