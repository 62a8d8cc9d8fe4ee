package earshot.streams;

import static earshot.streams.GroupFlow.GROUPER;
import static earshot.streams.GroupFlow.NOON;
import static earshot.streams.OneWindow.told;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.Test;

/** Of a full window the same sample is kept, whatever came first and was grouped between. */
class WindowsTest {
  private static final String WINDOW = OneWindow.KEY;
  private static final int MOST = 6;

  /** What many say in the same words has the same anchor: it is kept whole or not at all. */
  private static final List<String> SAID =
      List.of(
          "the parcel came a week late",
          "the parcel came a week late",
          "the parcel came a week late",
          "nobody answers the phone",
          "nobody answers the phone",
          "the app crashes when I open it",
          "the app crashes when I open it",
          "the app crashes when I open it",
          "rude waiter at the corner table",
          "delivery took nine days",
          "support never picks up",
          "cold coffee and a dirty cup");

  private final KeyValueStore<String, byte[]> store = OneWindow.store();
  private final Windows windows = new Windows(store);

  private static List<Told> all(Instant heard) {
    List<Told> all = new ArrayList<>();
    for (int i = 0; i < SAID.size(); i++) {
      all.add(told("m" + i, heard, SAID.get(i)));
    }
    return all;
  }

  private static void group(Windows windows, Instant now) {
    windows.closed(grouped(windows, now));
  }

  private static Closed grouped(Windows windows, Instant now) {
    List<Told> copy = Windows.read(windows.close(WINDOW));
    return new Closed(WINDOW, copy, windows.found(WINDOW), now, GROUPER, MOST);
  }

  private static Set<String> kept(Windows windows) {
    Set<String> kept = new TreeSet<>();
    Windows.read(windows.close(WINDOW)).forEach(told -> kept.add(told.mention().value()));
    return kept;
  }

  private void hear(Collection<Told> said, Instant now) {
    said.forEach(told -> windows.put(WINDOW, told));
    group(windows, now);
  }

  /** What may happen to a window between two mentions. */
  private interface Incident {
    void strike(Windows windows, Random dice);
  }

  private void thousandShufflesKeepTheSameSample(Incident incident) {
    hear(all(NOON), NOON);
    Set<String> expected = kept(windows);
    assertThat(expected).hasSizeBetween(1, MOST);

    List<Told> said = all(NOON);
    Random dice = new Random(9);
    for (int shuffle = 0; shuffle < 1000; shuffle++) {
      Collections.shuffle(said, dice);
      Windows fresh = new Windows(OneWindow.store());
      for (Told told : said) {
        fresh.put(WINDOW, told);
        if (dice.nextBoolean()) {
          incident.strike(fresh, dice);
        }
      }
      group(fresh, NOON);
      assertThat(kept(fresh)).as("shuffle %d", shuffle).isEqualTo(expected);
    }
  }

  @Test
  void theSampleIsTheSameHoweverOftenAWindowIsGrouped() {
    thousandShufflesKeepTheSameSample((windows, dice) -> group(windows, NOON));
  }

  @Test
  void theSampleIsTheSameWhereCuttingWasBrokenOff() {
    thousandShufflesKeepTheSameSample(
        (windows, dice) -> windows.cut(grouped(windows, NOON), dice.nextInt(4)));
  }

  @Test
  void theSampleIsTheSameHoweverOftenAWindowIsBounded() {
    thousandShufflesKeepTheSameSample((windows, dice) -> bound(windows));
  }

  @Test
  void theSampleIsTheSameWhereAWindowFillsWhileItIsGrouped() {
    Map<Windows, Closed> underway = new IdentityHashMap<>();
    thousandShufflesKeepTheSameSample(
        (windows, dice) -> {
          Closed done = underway.remove(windows);
          if (done != null && dice.nextBoolean()) {
            windows.closed(done);
          } else if (done != null) {
            underway.put(windows, done);
            bound(windows);
          } else if (dice.nextBoolean()) {
            underway.put(windows, grouped(windows, NOON));
          } else {
            bound(windows);
          }
        });
  }

  private static int bound(Windows windows) {
    return windows.bound(WINDOW, new Room(MOST), NOON.minus(Close.SPAN));
  }

  @Test
  void whatIsTooOldTakesNoPlaceFromOthersWhileItStillIsThere() {
    Instant later = NOON.plus(Close.SPAN).plus(Duration.ofMinutes(1));
    all(NOON).forEach(told -> windows.put(WINDOW, told));
    windows.put(WINDOW, told("new", later, "a word that nobody said"));

    assertThat(windows.bound(WINDOW, new Room(MOST), later.minus(Close.SPAN)))
        .isEqualTo(SAID.size() + 1);
    assertThat(bound(windows)).isBetween(1, MOST);
  }

  @Test
  void whatIsTooOldLeavesItsPlaceToOthers() {
    hear(all(NOON), NOON);
    Set<String> before = kept(windows);
    Instant later = NOON.plus(Close.SPAN).plus(Duration.ofMinutes(1));
    hear(List.of(), later);
    assertThat(kept(windows)).isEmpty();

    hear(all(later), later);
    assertThat(kept(windows)).isEqualTo(before);
    hear(List.of(told("new", later, "a word that nobody said")), later);
    assertThat(kept(windows)).hasSizeLessThanOrEqualTo(MOST);
  }

  @Test
  void whatAllSayAlikeIsKeptThoughItIsTooMuch() {
    List<Told> alike = new ArrayList<>();
    for (int i = 0; i < 2 * MOST; i++) {
      alike.add(told("m" + i, NOON, "the parcel came a week late"));
    }
    hear(alike, NOON);

    assertThat(kept(windows)).hasSize(2 * MOST);
  }
}
