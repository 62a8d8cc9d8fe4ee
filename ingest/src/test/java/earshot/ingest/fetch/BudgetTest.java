package earshot.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Calls a day, and waits that double. */
class BudgetTest {
  private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");
  private static final LocalDate TODAY = LocalDate.parse("2026-11-01");

  @Test
  void isUsedUpUntilMidnight() {
    Budget budget = Budget.of(Optional.of(2L), TODAY, 0).spend(1, NOON).spend(1, NOON);
    assertThat(budget.left(NOON)).contains(0L);
    assertThat(budget.emptyUntil(NOON)).contains(Instant.parse("2026-11-02T00:00:00Z"));
    assertThat(budget.left(NOON.plus(Duration.ofHours(12)))).contains(2L);
  }

  @Test
  void setsTheShortestInterval() {
    assertThat(Budget.of(Optional.of(24L), TODAY, 0).fastest(1)).isEqualTo(Duration.ofHours(1));
    assertThat(Budget.of(Optional.empty(), TODAY, 0).fastest(9)).isEqualTo(Duration.ZERO);
  }

  @Test
  void countsNothingWhereNobodyCounts() {
    Budget free = Budget.of(Optional.empty(), TODAY, 0).spend(1, NOON);
    assertThat(free.left(NOON)).isEmpty();
    assertThat(free.emptyUntil(NOON)).isEmpty();
  }

  @Test
  void waitsDoubleUpToTheLongest() {
    Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(60));
    Random random = new Random(1);
    for (int failures = 1; failures < 200; failures++) {
      Duration most = Duration.ofSeconds(failures > 6 ? 60 : 1L << failures - 1);
      assertThat(backoff.afterFailure(failures, random)).isBetween(Duration.ZERO, most);
      assertThat(backoff.afterRebuke(failures, random)).isBetween(most.dividedBy(2), most);
    }
  }
}
