package earshot.assess.priority;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.mention.Group;
import earshot.mention.Group.Member;
import earshot.mention.Label;
import earshot.mention.MentionId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GrowthTest {
  private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");

  @ParameterizedTest(name = "{0} today and {1} in the {2} days before: {3}")
  @CsvSource({
    "0, 9, 9, 0",
    "2, 0, 0, 0",
    "3, 0, 0, 0.6",
    "8, 0, 0, 0.8",
    "8, 10, 10, 0.64",
    "8, 80, 10, 0",
    "4, 80, 10, 0",
    "38, 20, 10, 0.86"
  })
  void todayIsHeldAgainstAUsualDay(int today, int before, int days, double growth) {
    Stream<Instant> lately = IntStream.range(0, today).mapToObj(i -> NOW.minusSeconds(i + 1));
    Stream<Instant> earlier =
        IntStream.range(0, before)
            .mapToObj(i -> NOW.minus(Duration.ofDays(1 + (long) days * (before - i) / before)));

    assertThat(Growth.of(group(Stream.concat(lately, earlier).toList()), NOW)).isEqualTo(growth);
  }

  @Test
  void whatIsDatedAheadDoesNotCountYet() {
    List<Instant> said = IntStream.range(1, 9).mapToObj(NOW::plusSeconds).toList();

    assertThat(Growth.of(group(said), NOW)).isZero();
  }

  private static Group group(List<Instant> said) {
    List<Member> members =
        said.stream()
            .map(at -> new Member(new MentionId("m-1"), 0, "post", at, 1, Optional.empty()))
            .toList();
    return new Group(
        "g",
        "Acme",
        Label.NEGATIVE,
        members.getFirst(),
        Optional.empty(),
        Optional.empty(),
        members,
        List.of(),
        0.5,
        "");
  }
}
