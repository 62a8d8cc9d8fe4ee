package earshot.query.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CronTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final ZoneId YEREVAN = ZoneId.of("Asia/Yerevan");

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "0 9 * * MON; 2026-03-10T00:00; 2026-03-16T09:00; 2026-03-09T09:00",
        "0 9 * * 1; 2026-03-09T09:00; 2026-03-16T09:00; 2026-03-09T09:00",
        "30 8 * * *; 2026-03-10T08:31; 2026-03-11T08:30; 2026-03-10T08:30",
        "*/20 * * * *; 2026-03-10T08:31; 2026-03-10T08:40; 2026-03-10T08:20",
        "0 0 1 * *; 2026-03-10T00:00; 2026-04-01T00:00; 2026-03-01T00:00",
        "0 0 29 2 *; 2026-03-10T00:00; 2028-02-29T00:00; 2024-02-29T00:00",
        "0 9 13 * fri; 2026-03-10T00:00; 2026-03-13T09:00; 2026-03-06T09:00",
        "0 6-8/2,20 * * mon-wed; 2026-03-10T07:00; 2026-03-10T08:00; 2026-03-10T06:00",
        "0 9 * jan sun; 2026-03-10T00:00; 2027-01-03T09:00; 2026-01-25T09:00",
        "0 9 * * 7; 2026-03-10T00:00; 2026-03-15T09:00; 2026-03-08T09:00",
      })
  void timesComeWhenTheyShould(String cron, String now, String next, String last) {
    assertThat(Cron.of(cron).after(at(now, YEREVAN), YEREVAN)).isEqualTo(at(next, YEREVAN));
    assertThat(Cron.of(cron).notAfter(at(now, YEREVAN), YEREVAN)).isEqualTo(at(last, YEREVAN));
  }

  /** On 29 March 2026 clocks go from 2 to 3, on 25 October from 3 back to 2. */
  @Test
  void aTimeThatSummerTimeLeavesOutComesOnceAndOneThatComesTwiceCountsOnce() {
    assertThat(times("30 2 * * *", "2026-03-27T12:00", 4))
        .containsExactly(
            at("2026-03-28T02:30", BERLIN),
            Instant.parse("2026-03-29T01:30:00Z"),
            at("2026-03-30T02:30", BERLIN),
            at("2026-03-31T02:30", BERLIN));
    assertThat(times("30 2 * * *", "2026-10-24T12:00", 2))
        .containsExactly(Instant.parse("2026-10-25T00:30:00Z"), at("2026-10-26T02:30", BERLIN));
  }

  @Test
  void nineStaysNineInSummer() {
    assertThat(times("0 9 * * mon", "2026-03-23T09:00", 1))
        .containsExactly(Instant.parse("2026-03-30T07:00:00Z"));
    assertThat(Cron.of("0 9 * * mon").notAfter(Instant.parse("2026-03-30T06:59:59Z"), BERLIN))
        .isEqualTo(Instant.parse("2026-03-23T08:00:00Z"));
  }

  private static List<Instant> times(String cron, String after, int count) {
    Cron times = Cron.of(cron);
    return Stream.iterate(times.after(at(after, BERLIN), BERLIN), time -> times.after(time, BERLIN))
        .limit(count)
        .toList();
  }

  private static Instant at(String local, ZoneId zone) {
    return ZonedDateTime.of(LocalDateTime.parse(local), zone).toInstant();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "0 9 * *; 4 fields",
        "''; 0 fields",
        "60 9 * * *; minute '60'",
        "0 24 * * *; hour '24'",
        "0 9 0 * *; day of month '0'",
        "0 9 * foo *; month 'foo'",
        "0 9 * * 8; day of week '8'",
        "0 9 5-1 * *; day of month '5-1'",
        "*/0 9 * * *; minute '*/0'",
        "0 9 30 2 *; never comes",
        "0 9 31 4,6,9,11 *; never comes",
      })
  void whatMakesNoSenseOrNeverComesIsRefused(String cron, String why) {
    assertThatThrownBy(() -> Cron.of(cron))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(why);
  }
}
