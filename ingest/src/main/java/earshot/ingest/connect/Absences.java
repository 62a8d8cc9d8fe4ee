package earshot.ingest.connect;

import earshot.ingest.connect.Seen.Entry;
import earshot.ingest.source.Shape;
import earshot.mention.MentionId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Concludes that something was deleted when walks that would have shown it did not. Slow on
 * purpose: places answer with half a page, or with nothing, and nobody deleted anything.
 */
final class Absences {
  private static final int MANY = 10;
  private static final int PINNED = 5;
  private static final Duration SHRUNK = Duration.ofHours(1);

  private final Watched watched;
  private final Seen seen;
  private final Ledger ledger;
  private final Sieve sieve;
  private final Map<String, Missing> missing = new HashMap<>();

  Absences(Watched watched, Seen seen, Ledger ledger, Sieve sieve) {
    this.watched = watched;
    this.seen = seen;
    this.ledger = ledger;
    this.sieve = sieve;
  }

  private record Missing(Instant since, int walks) {
    boolean confirmed(int enough, Duration longEnough, Instant now) {
      return walks >= enough && !now.isBefore(since.plus(longEnough));
    }
  }

  /** Judges a walk that reached its end. */
  void after(Tally tally, Instant now) {
    boolean judges =
        watched.feed().shape() == Shape.NEWEST_FIRST && watched.feed().lookup().isEmpty();
    if (!judges || tally.partial() || tally.cut() || !descends(tally.times())) {
      return;
    }
    Map<String, Entry> covered = covered(tally.times().getLast());
    Map<String, Entry> absent = new TreeMap<>(covered);
    absent.keySet().removeIf(tally::has);
    missing.keySet().retainAll(absent.keySet());
    boolean shrank = covered.size() >= MANY && absent.size() > covered.size() / 2;
    if (shrank) {
      Instant first =
          missing.values().stream().map(Missing::since).min(Instant::compareTo).orElse(now);
      ledger.gap(first, first, "shrank suddenly: over half of what was there is not shown");
    }
    absent.forEach((key, entry) -> absent(key, entry, shrank, now));
  }

  private void absent(String key, Entry entry, boolean shrank, Instant now) {
    Missing before = missing.getOrDefault(key, new Missing(now, 0));
    Missing again = new Missing(before.since, before.walks + 1);
    missing.put(key, again);
    boolean confirmed =
        shrank ? again.confirmed(3, SHRUNK, now) : again.confirmed(2, watched.recheck(), now);
    if (confirmed) {
      missing.remove(key);
      String nativeId = key.substring(Sieve.SAID.length());
      MentionId id = MentionId.of(watched.source(), entry.account(), nativeId);
      sieve.gone(id, nativeId, "the place no longer shows it", now);
    }
  }

  /** What must have been on the way down to this time. */
  private Map<String, Entry> covered(Instant bound) {
    Map<String, Entry> covered = new HashMap<>();
    seen.forEach(
        (key, entry) -> {
          boolean mention = key.startsWith(Sieve.SAID) && !entry.gone();
          if (mention && entry.published() > bound.getEpochSecond()) {
            covered.put(key, entry);
          }
        });
    return covered;
  }

  /** Whether the walk really went from new to old, but for a few pinned items at its head. */
  private static boolean descends(List<Instant> times) {
    for (int i = Math.min(PINNED, times.size()); i < times.size(); i++) {
      if (i > PINNED && times.get(i).isAfter(times.get(i - 1))) {
        return false;
      }
    }
    return !times.isEmpty();
  }
}
