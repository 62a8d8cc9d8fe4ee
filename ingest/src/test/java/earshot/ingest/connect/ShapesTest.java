package earshot.ingest.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Each shape once over thousands of items, while people go on talking and the task keeps dying in
 * mid-walk with a page that was read and never reached Kafka: nothing is lost, nothing told twice.
 */
class ShapesTest extends WalkScene {
  private static final int ITEMS = 5_000;
  private static final String FAR_BACK = ",\"since\":\"60d\"";

  private final Random dice = new Random(11);
  private int said;

  /** More is said before each answer, until all is. */
  private void peopleGoOnTalking(int already, int eachTime) {
    speak(already);
    place.beforeEach(url -> speak(Math.min(eachTime, ITEMS - said)));
  }

  /** One a second, all of them in the past of the walks. */
  private void speak(int more) {
    for (int i = said + 1; i <= said + more; i++) {
      place.say("m" + i, "text " + i, NOW.minus(Duration.ofHours(2)).plusSeconds(i));
    }
    said += more;
  }

  /** Walks some pages, dies with the next one, and wakes up a minute later, ever again. */
  private void walkAndDie(Rig rig, int lives, int mostPages) {
    for (int life = 0; life < lives; life++) {
      rig.walkPages(dice.nextInt(mostPages + 1)).restart().time().pass(MINUTE);
    }
  }

  /** Until nobody has anything more to say, and once again. */
  private void walkToTheEnd(Rig rig) {
    while (said < ITEMS) {
      rig.walkAfter(MINUTE);
    }
    rig.walkAfter(MINUTE);
  }

  private static List<String> everything() {
    return IntStream.rangeClosed(1, ITEMS).mapToObj(i -> "m" + i).toList();
  }

  @Test
  void forwardByPosition() {
    place.pageSize(100);
    peopleGoOnTalking(4_000, 10);
    try (Rig rig = rig("forward", FAR_BACK)) {
      walkAndDie(rig, 20, 3);
      walkToTheEnd(rig);
      assertThat(ids(rig.said())).containsExactlyElementsOf(everything());
    }
  }

  /** As Telegram does: to ask for what follows takes what came before off its list. */
  @Test
  void forwardWhereAskingForMoreMakesThePlaceForget() {
    place.pageSize(100);
    place.forgets();
    peopleGoOnTalking(4_000, 10);
    try (Rig rig = rig("forward", FAR_BACK)) {
      walkAndDie(rig, 20, 3);
      walkToTheEnd(rig);
      assertThat(ids(rig.said())).containsExactlyElementsOf(everything());
    }
  }

  /** What is new pushes everything down, over the edges of pages, while they are read. */
  @ParameterizedTest
  @ValueSource(ints = {4, 40})
  void newestFirstBackToTheWatermark(int mostPages) {
    place.pageSize(100);
    peopleGoOnTalking(4_000, 3);
    try (Rig rig = rig("newest", FAR_BACK)) {
      walkAndDie(rig, 30, mostPages);
      walkToTheEnd(rig);
      assertThat(ids(rig.said())).containsExactlyInAnyOrderElementsOf(everything());
      assertThat(rig.gone()).isEmpty();
    }
  }

  /** A hundred are shown and thirty are new each time: two deaths in a row lose nothing. */
  @Test
  void smallWindowBySetDifference() {
    place.window(100);
    peopleGoOnTalking(70, 30);
    try (Rig rig = rig("window", "")) {
      rig.walk();
      while (said < ITEMS) {
        rig.walkPages(0).restart().time().pass(MINUTE);
        rig.walkPages(1).restart().time().pass(MINUTE);
      }
      rig.walkAfter(MINUTE);
      assertThat(ids(rig.said())).containsExactlyInAnyOrderElementsOf(everything());
      assertThat(rig.coverage().gaps()).isEmpty();
    }
  }

  @Test
  void streamFromAPosition() {
    LiveTown town = new LiveTown();
    server.setDispatcher(town);
    try (Rig rig =
        new Rig(
            new LiveSource(),
            "[{\"since\": \"1d\", \"base-url\": \"%s\", \"every\": \"1m\"}]"
                .formatted(server.url("/")))) {
      for (int first = 1; first < ITEMS; first += 250) {
        for (int i = first; i < first + 250; i++) {
          town.say("m" + i, "word " + i, NOW.minus(Duration.ofHours(2)).plusMillis(i * 10L));
        }
        rig.walkPages(dice.nextInt(2)).restart().time().pass(MINUTE);
      }
      rig.walkAfter(MINUTE);
      assertThat(ids(rig.said())).containsExactlyElementsOf(everything());
    }
  }
}
