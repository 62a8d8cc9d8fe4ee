package earshot.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriorityRoutesTest {
  private final Scales scales = new Scales();
  private final Rig rig =
      new Rig(store -> store, wiring -> new Routes[] {new PriorityRoutes(scales)});

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void whatCountsMoreIsToldAtOnce() {
    JsonNode told =
        Rig.parsed(rig.put("/api/v1/priority", "{\"points\": {\"stars\": 50.5}}").body());

    assertThat(told.at("/points/stars").asDouble()).isEqualTo(50.5);
    assertThat(told.at("/points/feeling").asInt()).isEqualTo(25);
    assertThat(told.at("/locked/0").asText()).isEqualTo("waiting");
    assertThat(told.at("/targetSeconds").asInt()).isEqualTo(86_400);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{\"points\": {\"star\": 5}}; 400",
        "{\"points\": {\"stars\": -1}}; 400",
        "{\"points\": {\"stars\": \"many\"}}; 400",
        "{\"points\": {\"stars\": \"NaN\"}}; 400",
        "{\"points\": {\"waiting\": 5}}; 409",
        "{}; 400"
      })
  void nonsenseAndWhatTheFileSaysAreRefused(String body, int status) {
    assertThat(rig.put("/api/v1/priority", body).statusCode()).isEqualTo(status);
    assertThat(scales.now().of("stars")).isEqualTo(20);
  }
}
