package earshot.deploy.demo;

import static earshot.deploy.demo.Visitor.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TownTest {
  private final Town town = new Town(7, START, Town.PACE);

  @Test
  void theSameSeedSaysTheSameAndAnotherSeedSomethingElse() {
    Instant now = START.plusSeconds(60);
    assertThat(new Town(7, START, Town.PACE).said(now)).isEqualTo(town.said(now));
    assertThat(new Town(8, START, Town.PACE).said(now)).isNotEqualTo(town.said(now));
  }

  @Test
  void theBackCatalogueFillsTheWeeksBeforeTheStart() {
    List<Utterance> said = town.said(START);
    assertThat(said).hasSizeBetween(Town.CATALOGUE, Town.CATALOGUE + 1);
    assertThat(said.getFirst().saidAt())
        .isBetween(START.minus(Town.PAST), START.minus(Duration.ofDays(24)));
    assertThat(said.get(Town.CATALOGUE / 2).saidAt()).isBefore(START.minus(Duration.ofDays(5)));
    assertThat(town.said(START.minus(Duration.ofDays(26)))).isEmpty();
  }

  @Test
  void everythingSaidStaysSaidAndNewThingsComeLast() {
    for (int second = -600; second < 1200; second += 37) {
      List<Long> before = numbers(START.plusSeconds(second));
      List<Long> after = numbers(START.plusSeconds(second + 37));
      assertThat(after)
          .as("numbers after second %d", second)
          .startsWith(before.toArray(Long[]::new));
    }
  }

  @Test
  void numbersFollowTimeAndNothingIsSaidInTheFuture() {
    Instant now = START.plus(Duration.ofMinutes(30));
    List<Utterance> said = town.said(now);
    assertThat(said).extracting(Utterance::saidAt).isSorted().allMatch(at -> !at.isAfter(now));
    assertThat(said)
        .filteredOn(each -> each.number() > 0)
        .allMatch(each -> each.changedAt().compareTo(each.saidAt()) >= 0);
  }

  @Test
  void everyMinuteBringsMoreThanTwentyNewTexts() {
    for (int minute = 0; minute < 60; minute++) {
      Instant from = START.plus(Duration.ofMinutes(minute));
      assertThat(town.count(from.plusSeconds(60)) - town.count(from))
          .as("new in minute %d", minute)
          .isBetween(29L, 31L);
    }
  }

  @Test
  void theFirstNewTextComesWithinOnePace() {
    assertThat(town.count(START.plus(Town.PACE))).isGreaterThan(Town.CATALOGUE);
  }

  @Test
  void anEditComesAboutEveryHalfMinuteAndADeletionEveryMinute() {
    Instant now = START.plus(Duration.ofHours(1));
    List<Utterance> said = town.said(now);
    assertThat(said.stream().filter(each -> each.editedAt().isPresent()).count())
        .isBetween(80L, 170L);
    assertThat(said.stream().filter(Utterance::gone).count()).isBetween(35L, 95L);
    assertThat(changesBy(START.plus(Duration.ofMinutes(2))))
        .as("in the first two minutes")
        .isPositive();
  }

  @Test
  void anEditChangesTheTextOnceItHappensAndNotBefore() {
    Utterance edited =
        town.said(START.plus(Duration.ofHours(1))).stream()
            .filter(each -> each.editedAt().isPresent() && each.number() > Town.CATALOGUE)
            .findFirst()
            .orElseThrow();
    Utterance before = town.find(edited.number(), edited.saidAt()).orElseThrow();
    assertThat(before.editedAt()).isEmpty();
    assertThat(edited.text()).startsWith(before.text()).isNotEqualTo(before.text());
  }

  @Test
  void whatIsGoneStaysGone() {
    Utterance gone =
        town.said(START.plus(Duration.ofHours(1))).stream()
            .filter(Utterance::gone)
            .findFirst()
            .orElseThrow();
    Instant at = gone.goneAt().orElseThrow();
    assertThat(town.find(gone.number(), at.minusMillis(1)).orElseThrow().gone()).isFalse();
    assertThat(town.find(gone.number(), at.plus(Duration.ofDays(9))).orElseThrow().gone()).isTrue();
  }

  @Test
  void noTwoTextsAreEverTheSame() {
    List<Utterance> said = town.said(START.plus(Duration.ofHours(2)));
    assertThat(said).hasSizeGreaterThan(3700);
    assertThat(said).extracting(Utterance::text).doesNotHaveDuplicates();
  }

  @Test
  void noBlankIsLeftUnfilled() {
    assertThat(town.said(START.plus(Duration.ofHours(2))))
        .extracting(Utterance::text)
        .noneMatch(text -> text.contains("{") || text.contains("}") || text.contains("  "));
  }

  @Test
  void mostAuthorsAreNewAndSomeComeBack() {
    List<Utterance> said = town.said(START.plus(Duration.ofMinutes(30)));
    long people = said.stream().map(each -> each.author().handle()).distinct().count();
    assertThat(people).isBetween(said.size() * 8L / 10, said.size() - 10L);
  }

  @Test
  void walkingBackwardsMeetsTheSameTexts() {
    Instant now = START.plusSeconds(90);
    assertThat(town.newestFirst(now, saying -> true).toList().reversed()).isEqualTo(town.said(now));
    assertThat(town.from(190, now, saying -> true).toList())
        .isEqualTo(town.said(now).subList(190, (int) town.count(now)));
  }

  @Test
  void aTownThatTalksForMonthsStillFindsItsNewestText() {
    Instant now = START.plus(Duration.ofDays(90));
    long newest = town.count(now) - 1;
    assertThat(town.find(newest, now)).isPresent();
    assertThat(town.find(newest + 1, now)).isEmpty();
    assertThat(town.find(-1, now)).isEmpty();
  }

  @Test
  void anImpossiblePaceIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Town(7, START, Duration.ZERO))
        .withMessageContaining("pace of PT0S");
  }

  private List<Long> numbers(Instant now) {
    return IntStream.range(0, (int) town.count(now)).mapToObj(Long::valueOf).toList();
  }

  private long changesBy(Instant now) {
    return town.said(now).stream()
        .filter(each -> each.gone() || each.editedAt().isPresent())
        .count();
  }
}
