package earshot.mention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstantJsonTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "1970-01-01T00:00:00Z",
        "2024-02-29T23:59:59.999Z",
        "1969-12-31T23:59:59.001Z",
        "2026-11-22T09:00:00.000001Z",
        "2026-11-22T09:00:00.123456789Z",
        "0000-01-01T00:00:00Z",
        "-0001-12-31T00:00:00Z",
        "+12026-01-01T00:00:00Z",
        "9999-12-31T23:59:59.999Z"
      })
  void writesAndReadsAsTheJdkDoes(String text) throws IOException {
    Instant instant = Instant.parse(text);
    assertThat(json(instant)).isEqualTo('"' + instant.toString() + '"');
    assertThat(read('"' + text + '"')).isEqualTo(instant);
  }

  @Test
  void writesAndReadsAnyMillisecondAsTheJdkDoes() throws IOException {
    SplittableRandom dice = new SplittableRandom(7);
    for (int i = 0; i < 20_000; i++) {
      Instant instant =
          Instant.ofEpochMilli(dice.nextLong(-60_000_000_000_000L, 250_000_000_000_000L));
      assertThat(InstantJson.text(instant)).isEqualTo(instant.toString());
      assertThat(read(json(instant))).isEqualTo(instant);
    }
  }

  @Test
  void readsOtherFormsOfIsoToo() throws IOException {
    assertThat(read("\"2026-11-22T13:00:00+04:00\"")).isEqualTo("2026-11-22T09:00:00Z");
    assertThat(read("\"2026-11-22T09:00:00.5Z\"")).isEqualTo("2026-11-22T09:00:00.500Z");
    assertThat(read("\"2026-11-22T24:00:00Z\"")).isEqualTo("2026-11-23T00:00:00Z");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"2026-02-30T09:00:00Z\"",
        "\"2026-13-01T09:00:00Z\"",
        "\"2026-11-22T25:00:00Z\"",
        "\"2026-11-22T09:61:00Z\"",
        "\"2026-11-22 09:00:00Z\"",
        "\"2026-11-22T09:00:00\"",
        "\"٢٠٢٦-11-22T09:00:00Z\"",
        "\"yesterday at nine oc\""
      })
  void refusesWhatIsNoInstant(String json) {
    assertThatThrownBy(() -> read(json)).isInstanceOf(IOException.class);
  }

  private static String json(Instant instant) {
    return new String(MentionJson.write((Object) instant), StandardCharsets.UTF_8);
  }

  private static Instant read(String json) throws IOException {
    return MentionJson.read(json.getBytes(StandardCharsets.UTF_8), Instant.class);
  }
}
