package earshot.assess.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuietHoursTest {
  @ParameterizedTest
  @CsvSource({
    "22:00, 07:30, Asia/Yerevan, 2026-03-01T17:59:59Z, 2026-03-01T17:59:59Z",
    "22:00, 07:30, Asia/Yerevan, 2026-03-01T18:00:00Z, 2026-03-02T03:30:00Z",
    "22:00, 07:30, Asia/Yerevan, 2026-03-02T03:29:59Z, 2026-03-02T03:30:00Z",
    "22:00, 07:30, Asia/Yerevan, 2026-03-02T03:30:00Z, 2026-03-02T03:30:00Z",
    "12:00, 13:00, UTC, 2026-03-01T12:30:00Z, 2026-03-01T13:00:00Z",
    "12:00, 13:00, UTC, 2026-03-01T13:30:00Z, 2026-03-01T13:30:00Z",
    // the clocks go forward in this night, so it is an hour shorter
    "22:00, 07:00, Europe/Berlin, 2026-03-28T22:00:00Z, 2026-03-29T05:00:00Z",
  })
  void nobodyIsToldBeforeTheyEnd(
      LocalTime from, LocalTime to, ZoneId zone, Instant at, Instant told) {
    assertThat(new QuietHours(from, to, zone).notBefore(at)).isEqualTo(told);
  }

  @Test
  void mustEnd() {
    LocalTime ten = LocalTime.of(22, 0);
    assertThatThrownBy(() -> new QuietHours(ten, ten, ZoneId.of("UTC")))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
