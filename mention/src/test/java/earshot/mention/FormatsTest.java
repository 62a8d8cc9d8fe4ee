package earshot.mention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormatsTest {
  /** Its first format said {@code cups}, its second {@code litres}, its third millilitres. */
  private static final Formats FORMATS =
      new Formats(
          Map.of(
              Coffee.class,
              List.of(
                  first -> first.put("litres", first.path("cups").asDouble() / 4),
                  second -> second.put("millilitres", second.path("litres").asDouble() * 1_000))));

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .disable(com.fasterxml.jackson.databind.DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .addHandler(FORMATS.newerRefused())
          .build();

  record Coffee(int millilitres) {
    @JsonCreator
    Coffee(@JsonProperty(value = "millilitres", required = true) int millilitres) {
      this.millilitres = millilitres;
    }
  }

  private static Coffee read(String json) throws IOException {
    return FORMATS.read(
        json.getBytes(StandardCharsets.UTF_8), Coffee.class, MAPPER.readerFor(Coffee.class));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"cups\": 2}",
        "{\"format\": 1, \"cups\": 2}",
        "{\"litres\": 0.5, \"format\": 2}",
        "{\"format\": 3, \"millilitres\": 500}"
      })
  void eachFormatThereWasIsRead(String json) throws IOException {
    assertThat(read(json)).isEqualTo(new Coffee(500));
  }

  @Test
  void whatIsWrittenSaysItsNumberOnceThereIsMoreThanOne() throws IOException {
    byte[] json = FORMATS.write(new Coffee(500), MAPPER.writer());

    assertThat(json).asString(StandardCharsets.UTF_8).contains("\"format\":3");
    assertThat(FORMATS.read(json, Coffee.class, MAPPER.readerFor(Coffee.class)))
        .isEqualTo(new Coffee(500));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"format\": 4, \"millilitres\": 500}",
        "{\"millilitres\": 500, \"format\": 4}",
        "{\"format\": 4, \"barrels\": 1}",
        "{\"format\": 0, \"cups\": 2}",
        "{\"format\": \"new\", \"cups\": 2}"
      })
  void anotherFormatIsRefusedByItsNumber(String json) {
    assertThatThrownBy(() -> read(json))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("Coffee is in format ")
        .hasMessageContaining("this version reads 1 to 3");
  }

  @Test
  void aMentionOfALaterVersionIsNotMisread() {
    byte[] later =
        """
        {"id":"x-1","source":"x","account":"","nativeId":"1","kind":"review","collectedAt":"2026-03-01T12:00:00Z","format":2}"""
            .getBytes(StandardCharsets.UTF_8);

    assertThatThrownBy(() -> MentionJson.read(later))
        .hasMessageContaining("Mention is in format 2, and this version reads 1 to 1");
    assertThatThrownBy(
            () ->
                MentionJson.read(
                    "{\"format\":2,\"called\":\"Acme\"}".getBytes(StandardCharsets.UTF_8),
                    Brand.class))
        .hasMessageContaining("Brand is in format 2");
  }
}
