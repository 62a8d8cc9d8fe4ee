package earshot.ingest.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How soon a place is asked again that failed, and what others have of it. */
class PatienceTest extends WalkScene {
  private static final int[] FAULTS = {429, 500, 503, 200};

  /** So many of a hundred answers are wrong in one way or another. */
  private void faulty(int percent, Random random) {
    place.beforeEach(
        url -> {
          if (random.nextInt(100) < percent) {
            int fault = FAULTS[random.nextInt(FAULTS.length)];
            MockResponse.Builder answer = new MockResponse.Builder().code(fault);
            place.next(fault == 200 ? answer.body("<html>garbage").build() : cut(answer, random));
          }
        });
  }

  private static MockResponse cut(MockResponse.Builder answer, Random random) {
    return random.nextBoolean()
        ? answer.build()
        : answer
            .code(200)
            .body("x".repeat(5_000))
            .onResponseBody(new SocketEffect.CloseSocket())
            .build();
  }

  @ParameterizedTest
  @ValueSource(strings = {"forward", "newest"})
  void aPlaceThatFailsNowAndThenIsHeardWithinMinutes(String shape) {
    long seed = System.nanoTime();
    talk(1, 700);
    try (Rig rig = rig(shape, ",\"every\":\"1s\"")) {
      faulty(8, new Random(seed));
      Instant end = NOW.plus(Duration.ofMinutes(10));
      while (rig.time().instant().isBefore(end) && rig.said().size() < 700) {
        rig.walkAfter(SECOND);
      }
      assertThat(ids(rig.said())).as("seed %d", seed).hasSize(700).doesNotHaveDuplicates();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1,true,1s,500,1000",
    "2,true,1s,1000,2000",
    "1,true,3s,1500,3000",
    "20,true,1s,30000,60000",
    "1,true,6h,5000,10000",
    "20,true,6h,10800000,21600000",
    "1,false,1s,500,1000",
    "1,false,6h,10800000,21600000"
  })
  void restsDoubleFromTheFirstWhichIsShortWhereTheIntervalIs(
      int failures, boolean passes, String every, long least, long most) {
    String json = "[{\"base-url\":\"http://a.example/\",\"shape\":\"newest\",\"every\":\"%s\"}]";
    Pace pace = new Pace(new Places(new TestSource()).watched(json.formatted(every)).getFirst());
    Random random = new Random(1);
    for (int i = 0; i < 100; i++) {
      assertThat(pace.afterFailures(failures, passes, random).toMillis()).isBetween(least, most);
    }
  }

  @Test
  void oneFailingLookupStopsNoOtherAndIsRetriedAfterARestart() {
    talk(1, 9);
    try (Rig rig = rig("window", ",\"lookup\":true,\"every\":\"1w\",\"recheck\":\"3h\"")) {
      rig.walk();
      IntStream.rangeClosed(1, 9).forEach(i -> place.edit("m" + i, "other words"));
      place.beforeEach(
          url -> {
            if (url.encodedPath().equals("/item/m3")) {
              place.next(answer(500));
            }
          });
      rig.forget().walkAfter(Duration.ofMinutes(70));
      assertThat(ids(rig.said())).hasSize(8).doesNotContain("m3");
      place.beforeEach(url -> {});
      assertThat(ids(rig.forget().restart().walkAfter(MINUTE).said())).containsExactly("m3");
    }
  }

  @Test
  void lookupsOfAPlaceWithAnIntervalGoAtFullSpeed() {
    talk(1, 300);
    try (Rig rig = rig("window", ",\"lookup\":true,\"every\":\"1w\",\"recheck\":\"3h\"")) {
      Duration before = rig.walk().time().slept();
      rig.walkAfter(Duration.ofHours(3));
      assertThat(place.asked()).hasSizeGreaterThan(300);
      assertThat(rig.time().slept()).isEqualTo(before);
    }
  }

  @Test
  void thousandsOfFeedsOfOneHostAreWalkedWithoutAPause() {
    talk(1, 2);
    List<String> rooms = IntStream.range(0, 2_000).mapToObj(i -> "\"r" + i + "\"").toList();
    try (Rig rig = rig("newest", ",\"rooms\":" + rooms)) {
      rig.walk();
      assertThat(place.asked()).hasSize(2_000);
      assertThat(rig.time().slept()).isZero();
    }
  }
}
