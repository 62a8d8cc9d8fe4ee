package earshot.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import earshot.mention.Rating;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
  private static JsonNode json(String json) throws IOException {
    return new ObjectMapper().readTree(json.replace('\'', '"'));
  }

  @Test
  void aListIsThereOrTheAnswerIsNone() throws IOException {
    assertThat(Json.list(json("{'items': []}"), "items")).isEmpty();
    assertThat(Json.list(json("[1, 2]"), "")).hasSize(2);
    assertThatThrownBy(() -> Json.list(json("{'items': {}}"), "items"))
        .hasMessageContaining("no list of items");
    assertThatThrownBy(() -> Json.list(json("{}"), "")).hasMessageContaining("no list");
  }

  @ParameterizedTest
  @ValueSource(strings = {"'0'", "0", "6", "5.1", "-1", "''", "null", "'good'", "[]"})
  void starsOutsideTheScaleAreNone(String stars) throws IOException {
    assertThat(Json.stars(json("{'stars': " + stars + "}"), "stars")).isNull();
  }

  @Test
  void starsAreNumbersOrTexts() throws IOException {
    assertThat(Json.stars(json("{'stars': '4'}"), "stars")).isEqualTo(Rating.stars(4));
    assertThat(Json.stars(json("{'stars': 3.5}"), "stars")).isEqualTo(Rating.stars(3.5));
    assertThat(Json.stars(json("{'stars': 5.0}"), "stars")).isEqualTo(Rating.stars(5));
  }

  @Test
  void timesAreSecondsOrWritten() throws IOException {
    Instant time = Instant.parse("2026-11-14T08:15:00Z");
    JsonNode node = json("{'s': " + time.getEpochSecond() + ", 't': '2026-11-14T09:15:00+0100'}");
    assertThat(Json.seconds(node, "s")).isEqualTo(time);
    assertThat(Json.time(node, "t")).isEqualTo(time);
    assertThat(Json.seconds(node, "t")).isNull();
    assertThat(Json.time(node, "none")).isNull();
  }
}
