package earshot.ingest.connect;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.ingest.connect.Seen.Entry;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is remembered, what is written, and what is forgotten. */
class SeenTest {
  private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
  private static final long SECOND = NOW.getEpochSecond();

  private final Map<Integer, String> disk = new HashMap<>();
  private Seen seen = new Seen();

  private void put(int from, int to, long hash) {
    for (int i = from; i < to; i++) {
      seen.put("s" + i, new Entry(hash, SECOND, SECOND, SECOND, "acme"));
    }
  }

  private Map<Integer, String> save() {
    Map<Integer, String> unsaved = seen.takeUnsaved();
    disk.putAll(unsaved);
    return unsaved;
  }

  private void restart() {
    seen = Seen.restored(seen.extent(), disk);
  }

  @Test
  void survivesARestart() {
    put(0, 1_234, 5);
    save();
    restart();
    assertThat(seen.size()).isEqualTo(1_234);
    assertThat(seen.entry("s1233")).contains(new Entry(5, SECOND, SECOND, SECOND, "acme"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"tab\there", "line\nbreak", "return\rhere", "back\\slash", "\\t", "قهوه", ""})
  void anyIdSurvives(String id) {
    Entry entry = new Entry(Long.MIN_VALUE, -SECOND, 0, SECOND, id);
    seen.put("s" + id, entry);
    save();
    restart();
    assertThat(seen.entry("s" + id)).contains(entry);
  }

  @Test
  void onlyTheNewestSegmentIsWrittenAgain() {
    put(0, 1_100, 5);
    assertThat(save()).containsOnlyKeys(0, 1, 2);
    put(1_100, 1_110, 5);
    assertThat(save()).containsOnlyKeys(2);
    assertThat(save()).isEmpty();
  }

  @Test
  void theNewestWordCounts() {
    put(0, 10, 5);
    put(3, 4, 6);
    save();
    restart();
    assertThat(seen.entry("s3").orElseThrow().hash()).isEqualTo(6);
    assertThat(seen.size()).isEqualTo(10);
  }

  @Test
  void whatWasWrittenBeforeItsPageWasAcknowledgedIsForgotten() {
    put(0, 10, 5);
    save();
    Seen.Extent acknowledged = seen.extent();
    put(10, 700, 5);
    save();
    seen = Seen.restored(acknowledged, disk);
    assertThat(seen.size()).isEqualTo(10);
    put(10, 12, 5);
    save();
    restart();
    assertThat(seen.size()).isEqualTo(12);
  }

  @Test
  void editsWithoutEndStayInTheRing() {
    for (int round = 0; round < 400; round++) {
      put(0, 300, round);
      save();
      assertThat(seen.extent().last() - seen.extent().first()).isLessThan(Seen.RING);
    }
    restart();
    assertThat(seen.size()).isEqualTo(300);
    assertThat(seen.entry("s299").orElseThrow().hash()).isEqualTo(399);
  }

  @Test
  void noMoreThanSoManyIds() {
    put(0, 25_000, 5);
    assertThat(seen.size()).isBetween(Seen.MOST - Seen.A_SEGMENT, Seen.MOST);
    assertThat(seen.entry("s24999")).isPresent();
    assertThat(seen.entry("s0")).isEmpty();
  }

  @Test
  void whatIsGoneForLongerThanTheHorizonIsForgottenUnlessItIsStillThere() {
    put(0, 600, 5);
    Instant later = NOW.plus(Duration.ofDays(20));
    Entry there = seen.entry("s1").orElseThrow();
    seen.touch("s1", there, later);
    seen.prune(NOW.plus(Duration.ofDays(31)));
    assertThat(seen.size()).isEqualTo(1);
    save();
    restart();
    assertThat(seen.entry("s1").orElseThrow().last()).isEqualTo(later.getEpochSecond());
  }

  /** Connect finds an offset by the bytes of its partition, so no map may choose their order. */
  @Test
  void partitionsAreWrittenAlikeInEveryProcess() {
    assertThat(Handover.segmentPartition("feed:a", 3)).hasSize(1);
    assertThat(Handover.mainPartition("feed:a")).hasSize(1);
    assertThat(Handover.segmentPartition("feed:a", 3))
        .isNotEqualTo(Handover.segmentPartition("feed:a", 4))
        .isNotEqualTo(Handover.segmentPartition("feed:b", 3))
        .isNotEqualTo(Handover.mainPartition("feed:a"));
  }
}
