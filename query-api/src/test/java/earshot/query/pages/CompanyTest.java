package earshot.query.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import earshot.mention.MentionId;
import earshot.query.StoreUnavailable;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class CompanyTest {
  private static final MentionId ONE = new MentionId("s-one");
  private static final MentionId OTHER = new MentionId("s-other");

  private final Company company = new Company();

  @Test
  void twoOnOneMentionHearOfEachOther() throws InterruptedException {
    Company.Seat ani = company.sit(ONE, "Ani");
    assertThat(ani.news(Duration.ZERO)).contains(List.of());
    Company.Seat sara = company.sit(ONE, "سارا");
    company.sit(OTHER, "Oleg");

    assertThat(ani.news(Duration.ZERO)).contains(List.of("سارا"));
    assertThat(sara.news(Duration.ZERO)).contains(List.of("Ani"));
    assertThat(sara.news(Duration.ZERO)).as("told once").isEmpty();
    ani.close();
    assertThat(sara.news(Duration.ZERO)).contains(List.of());
  }

  @Test
  void whoHasTwoWindowsIsNoCompany() throws InterruptedException {
    Company.Seat one = company.sit(ONE, "Ani");
    company.sit(ONE, "Ani");

    assertThat(one.news(Duration.ZERO)).contains(List.of());
  }

  @Test
  void whoWaitsIsWoken() throws InterruptedException {
    Company.Seat ani = company.sit(ONE, "Ani");
    ani.news(Duration.ZERO);
    Thread.ofVirtual().start(() -> company.sit(ONE, "Mara"));

    assertThat(ani.news(Duration.ofSeconds(20))).contains(List.of("Mara"));
  }

  @Test
  void thereAreNotMoreSeatsThanCanBeTold() {
    for (int i = 0; i < 500; i++) {
      company.sit(ONE, "p" + i);
    }
    assertThatExceptionOfType(StoreUnavailable.class).isThrownBy(() -> company.sit(OTHER, "late"));
  }
}
