package earshot.ingest.connect;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.mention.Coverage;
import earshot.mention.Coverage.Span;
import earshot.mention.Topics;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the ledger promises to have heard. */
class CoverageTest extends WalkScene {
  private static final Duration THREE_SECONDS = Duration.ofSeconds(3);

  /** Each request takes a third of a second and a bit. */
  private void slow(Rig rig) {
    place.beforeEach(url -> rig.time().pass(Duration.ofNanos(333_456_789)));
  }

  @ParameterizedTest
  @CsvSource({
    "forward, 2026-10-02T12:00:00Z", // as far as the first walk reaches
    "newest,  2026-11-01T10:00:10Z", // the oldest that is shown
    "window,  2026-11-01T12:00:00Z" // the walk itself: a window promises nothing about before
  })
  void healthyFeedHasOneSpan(String shape, Instant from) {
    talk(1, 25);
    try (Rig rig = rig(shape, ",\"every\":\"3s\"")) {
      slow(rig);
      rig.walk();
      for (int walk = 0; walk < 50; walk++) {
        if (walk % 7 == 0) {
          place.say("n" + walk, "news", rig.time().instant());
        }
        rig.walkAfter(THREE_SECONDS);
      }
      assertThat(whole(rig).from()).isEqualTo(from);
      assertThat(whole(rig).to()).isAfter(NOW.plusSeconds(140)).isBefore(rig.time().instant());
      assertThat(rig.coverage().gaps()).isEmpty();
    }
  }

  private static Span whole(Rig rig) {
    Coverage coverage = rig.coverage();
    assertThat(coverage.complete()).hasSize(1);
    return coverage.complete().getFirst();
  }

  @ParameterizedTest
  @ValueSource(strings = {"forward", "newest", "window"})
  void failuresAndRestartsAreNoGapOnceAWalkCatchesUp(String shape) {
    talk(1, 25);
    try (Rig rig = rig(shape, "")) {
      slow(rig);
      rig.walk();
      place.beforeEach(url -> place.next(answer(500)));
      rig.walkAfter(MINUTE).walkAfter(MINUTE);
      slow(rig);
      talk(26, 28);
      rig.restart().walkAfter(Duration.ofHours(3));
      assertThat(whole(rig).to()).isAfter(NOW.plus(Duration.ofHours(3)));
      assertThat(rig.coverage().gaps()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"newest", "window"})
  void whatThePlaceNoLongerShowsSplitsTheSpan(String shape) {
    talk(1, 5);
    try (Rig rig = rig(shape, "")) {
      slow(rig);
      rig.walk();
      place.clear();
      for (int i = 1; i <= 5; i++) {
        place.say("late" + i, "text", NOW.plus(Duration.ofMinutes(50 + i)));
      }
      rig.walkAfter(Duration.ofHours(1)).walkAfter(MINUTE);
      assertThat(rig.coverage().complete()).hasSize(2);
      assertThat(rig.coverage().gaps()).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"newest", "window"})
  void walkThatNeverEndsIsCutAndPromisesNothing(String shape) {
    try (Rig rig = rig(shape, "")) {
      place.endless(1_000);
      Coverage coverage = rig.walk().coverage();
      assertThat(place.asked()).hasSize(Walk.MOST_PAGES);
      assertThat(coverage.gaps())
          .singleElement()
          .satisfies(gap -> assertThat(gap.reason()).contains("after 1000 pages"));
      assertThat(coverage.complete())
          .allSatisfy(span -> assertThat(span.from()).isAfterOrEqualTo(place.oldest()));
    }
  }

  @Test
  void aFeedMayEndItsWalksSooner() {
    try (Rig rig = rig("newest", ",\"pages\":7")) {
      place.endless(1_000);
      assertThat(rig.walk().coverage().gaps()).hasSize(1);
      assertThat(place.asked()).hasSize(7);
    }
  }

  @Test
  void timesAreTruncatedToMilliseconds() {
    place.say("m1", "x", NOW.minusNanos(876_543_211));
    try (Rig rig = rig("window", "")) {
      rig.time().pass(Duration.ofNanos(123_456_789));
      Coverage coverage = rig.walk().coverage();
      assertThat(whole(rig).from()).isEqualTo(NOW.plusMillis(123));
      assertThat(whole(rig).to()).isEqualTo(NOW.plusMillis(123));
      assertThat(coverage.lastSuccess().orElseThrow())
          .isEqualTo(coverage.lastSuccess().orElseThrow().truncatedTo(ChronoUnit.MILLIS));
    }
  }

  @Test
  void pollEachSecondWritesOneRecordAMinute() {
    talk(1, 5);
    try (Rig rig = rig("newest", ",\"every\":\"1s\"")) {
      rig.walk().walkAfter(SECOND).forget();
      for (int second = 0; second < 600; second++) {
        rig.walkAfter(SECOND);
      }
      assertThat(rig.values(Topics.COVERAGE.name(), Coverage.class)).hasSize(10);
      assertThat(place.asked()).hasSizeGreaterThan(600);
      place.say("news", "x", rig.time().instant());
      assertThat(rig.forget().walkAfter(SECOND).records()).as("mention and ledger").hasSize(3);
    }
  }

  @Test
  void aLongRestIsToldAtOnce() {
    talk(1, 5);
    try (Rig rig = rig("newest", ",\"every\":\"1s\"")) {
      rig.walk().walkAfter(SECOND);
      place.pause(Duration.ofHours(2));
      Coverage coverage = rig.walkAfter(SECOND).coverage();
      assertThat(coverage.nextPoll())
          .as("nobody waits for the next minute to learn of it")
          .hasValueSatisfying(next -> assertThat(next).isAfter(NOW.plus(Duration.ofHours(1))));
    }
  }

  @Test
  void disallowedByRobotsIsSaidAndNotAsked() {
    talk(1, 5);
    place.next(new MockResponse.Builder().body("User-agent: *\nDisallow: /newest\n").build());
    try (Rig rig = rig("newest", ",\"robots\":true")) {
      assertThat(rig.walk().coverage().problem())
          .hasValueSatisfying(
              why -> assertThat(why).contains("robots.txt").contains("disallows /newest"));
      assertThat(place.asked())
          .extracting(request -> request.getTarget())
          .containsExactly("/robots.txt");
      assertThat(rig.said()).isEmpty();
      assertThat(rig.coverage().complete()).isEmpty();
    }
  }
}
