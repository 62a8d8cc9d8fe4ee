package earshot.ingest.source;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.TUESDAY;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalTime;
import org.junit.jupiter.api.Test;

class OpeningHoursTest {
  private final OpeningHours hours = new OpeningHours();

  @Test
  void daysWithTheSameHoursStandTogetherInTheOrderOfTheWeek() {
    hours.add(SATURDAY, LocalTime.of(10, 0), LocalTime.of(16, 0));
    hours.add(TUESDAY, LocalTime.of(8, 0), LocalTime.of(20, 0));
    hours.add(MONDAY, LocalTime.of(8, 0), LocalTime.of(20, 0));
    assertThat(hours.line()).isEqualTo("Monday,Tuesday 08:00-20:00; Saturday 10:00-16:00");
  }

  @Test
  void aDayMayHaveABreak() {
    hours.add(FRIDAY, LocalTime.of(8, 0), LocalTime.of(12, 0));
    hours.add(FRIDAY, LocalTime.of(13, 30), LocalTime.of(1, 0));
    assertThat(hours.line()).isEqualTo("Friday 08:00-12:00,13:30-01:00");
  }

  @Test
  void nothingIsNoLine() {
    assertThat(hours.line()).isEmpty();
  }
}
