package earshot.ingest.connect;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * What one feed has already told, so that nothing is told twice and edits are.
 *
 * <p>It is an append-only log of entries, cut into segments that lie in a ring of Connect offsets:
 * only the newest segment is rewritten as pages come. The main offset vouches for the segments and
 * for how many entries of the newest one count, so that entries which were stored before their page
 * was acknowledged are forgotten again.
 */
final class Seen {
  static final int A_SEGMENT = 500;
  static final int MOST = 20_000;
  static final int RING = 64;
  static final Duration HORIZON = Duration.ofDays(30);

  private static final int MOST_SEGMENTS = RING - 4;

  private final Map<String, Placed> entries = new HashMap<>();
  private final Map<Integer, String> unsaved = new TreeMap<>();
  private final StringBuilder newest = new StringBuilder();
  private boolean newestUnsaved;
  private Extent extent = new Extent(0, 0, 0);
  private Instant pruned = Instant.EPOCH;

  /**
   * What is known of one id.
   *
   * @param hash of its content, {@link #GONE} of what was taken back
   * @param published epoch second, 0 where unknown
   * @param first epoch second when we first saw it
   * @param last epoch second when we last wrote down that it is there
   * @param account part of its identity; empty of what is no mention
   */
  record Entry(long hash, long published, long first, long last, String account) {
    static final long GONE = 0;

    boolean gone() {
      return hash == GONE;
    }

    Entry with(long newHash, Instant now) {
      return new Entry(newHash, published, first, now.getEpochSecond(), account);
    }
  }

  private record Placed(Entry entry, int segment) {}

  /**
   * Which segments count.
   *
   * @param count entries of the last one
   */
  record Extent(int first, int last, int count) {}

  Optional<Entry> entry(String key) {
    return Optional.ofNullable(entries.get(key)).map(Placed::entry);
  }

  void forEach(BiConsumer<String, Entry> reader) {
    entries.forEach((key, placed) -> reader.accept(key, placed.entry));
  }

  /** All keys that begin so. */
  List<String> keys(String beginning) {
    return entries.keySet().stream().filter(key -> key.startsWith(beginning)).toList();
  }

  int size() {
    return entries.size();
  }

  Extent extent() {
    return extent;
  }

  /** Remembers; the newest word about an id counts. */
  void put(String key, Entry entry) {
    entries.put(key, new Placed(entry, extent.last));
    newest.append(SeenLines.line(key, entry));
    newestUnsaved = true;
    extent = new Extent(extent.first, extent.last, extent.count + 1);
    if (extent.count == A_SEGMENT) {
      roll();
    }
    while (entries.size() > MOST || extent.last - extent.first >= MOST_SEGMENTS) {
      dropFirst();
    }
  }

  /** Writes down anew that it is still there, where that was written long ago. */
  void touch(String key, Entry entry, Instant now) {
    if (entry.last < now.minus(HORIZON.dividedBy(2)).getEpochSecond()) {
      put(key, entry.with(entry.hash, now));
    }
  }

  private void roll() {
    unsaved.put(extent.last, newest.toString());
    newest.setLength(0);
    newestUnsaved = false;
    extent = new Extent(extent.first, extent.last + 1, 0);
  }

  /** Gives the oldest segment back to the ring; what only it knew moves on if there is room. */
  private void dropFirst() {
    int dropped = extent.first;
    List<Map.Entry<String, Placed>> held =
        entries.entrySet().stream().filter(e -> e.getValue().segment == dropped).toList();
    unsaved.remove(dropped);
    extent = new Extent(dropped + 1, extent.last, extent.count);
    boolean room = entries.size() <= MOST;
    held.forEach(e -> entries.remove(e.getKey()));
    if (room) {
      held.forEach(e -> put(e.getKey(), e.getValue().entry));
    }
  }

  /** Forgets what was not there for longer than the horizon; looks once an hour. */
  void prune(Instant now) {
    if (now.isBefore(pruned.plus(Duration.ofHours(1)))) {
      return;
    }
    pruned = now;
    long oldest = now.minus(HORIZON).getEpochSecond();
    entries.values().removeIf(placed -> placed.entry.last < oldest);
    int first = extent.last;
    for (Placed placed : entries.values()) {
      first = Math.min(first, placed.segment);
    }
    extent = new Extent(first, extent.last, extent.count);
    int live = first;
    unsaved.keySet().removeIf(segment -> segment < live);
  }

  /** The segments that changed since the last time, by number. */
  Map<Integer, String> takeUnsaved() {
    Map<Integer, String> taken = new TreeMap<>(unsaved);
    if (newestUnsaved) {
      taken.put(extent.last, newest.toString());
    }
    unsaved.clear();
    newestUnsaved = false;
    return taken;
  }

  /** What the offsets remember: as much of the segments as the extent vouches for. */
  static Seen restored(Extent extent, Map<Integer, String> segments) {
    Seen seen = new Seen();
    for (int segment = extent.first; segment <= extent.last; segment++) {
      boolean last = segment == extent.last;
      int number = segment;
      List<String> lines =
          SeenLines.lines(segments.getOrDefault(segment, ""), last ? extent.count : A_SEGMENT);
      for (String line : lines) {
        SeenLines.read(line, (key, entry) -> seen.entries.put(key, new Placed(entry, number)));
        if (last) {
          seen.newest.append(line).append('\n');
        }
      }
      if (last) {
        seen.extent = new Extent(extent.first, extent.last, lines.size());
      }
    }
    return seen;
  }
}
