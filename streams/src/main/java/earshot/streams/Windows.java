package earshot.streams;

import earshot.mention.MentionId;
import earshot.mention.MentionJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The windows of one task: what is said in each, which have changed since they were grouped last or
 * are being grouped, and what was found then.
 */
final class Windows {
  static final String STORE = "windows";

  private static final String SAID = "said\0";
  private static final String CHANGED = "changed\0";
  private static final String CLOSING = "closing\0";
  private static final String FOUND = "found\0";
  private static final String LIMIT = "limit\0";

  private final KeyValueStore<String, byte[]> store;

  Windows(KeyValueStore<String, byte[]> store) {
    this.store = store;
  }

  /**
   * Takes in what a mention says now, as far as there is room.
   *
   * @return how many statements that is
   */
  int put(String window, Told told) {
    Told fitting = told.upTo(limit(window));
    keep(window, fitting);
    if (store.get(CHANGED + window) == null) {
      store.put(CHANGED + window, number(told.heard().toEpochMilli()));
    }
    return fitting.prints().size();
  }

  /**
   * Cuts what has no place any more before the window is grouped; while it is, that does it.
   *
   * @param oldest what was heard before takes no place from others
   * @return how many statements are there then, if that is known
   */
  int bound(String window, Room room, Instant oldest) {
    if (store.get(CLOSING + window) != null) {
      return 0;
    }
    List<Told> said = read(said(window));
    long limit =
        room.limit(
            said.stream().filter(told -> !told.heard().isBefore(oldest)).toList(), limit(window));
    store.put(LIMIT + window, number(limit));
    int there = 0;
    for (Told told : said) {
      Told fitting = told.upTo(limit);
      there += fitting.prints().size();
      if (fitting.prints().size() < told.prints().size()) {
        keep(window, fitting);
      }
    }
    return there;
  }

  /** Replaces what a mention says. Most of what a full window refuses was never there. */
  private void keep(String window, Told told) {
    String key = SAID + window + '\0' + told.mention();
    if (!told.silent()) {
      store.put(key, MentionJson.write(told));
    } else if (store.get(key) != null) {
      store.put(key, null);
    }
  }

  private long limit(String window) {
    byte[] limit = store.get(LIMIT + window);
    return limit == null ? Long.MAX_VALUE : number(limit);
  }

  private static byte[] number(long number) {
    return ByteBuffer.allocate(Long.BYTES).putLong(number).array();
  }

  private static long number(byte[] bytes) {
    return ByteBuffer.wrap(bytes).getLong();
  }

  /**
   * Begins to group a window: what comes from now on changes it again.
   *
   * @return what is said there, for {@link #read}
   */
  List<byte[]> close(String window) {
    List<byte[]> said = said(window);
    byte[] since = store.get(CHANGED + window);
    if (since != null) { // else it was begun before, and that never ended
      store.put(CLOSING + window, since);
      store.delete(CHANGED + window);
    }
    return said;
  }

  private List<byte[]> said(String window) {
    List<byte[]> said = new ArrayList<>();
    each(SAID + window + '\0', entry -> said.add(entry.value));
    return said;
  }

  static List<Told> read(List<byte[]> said) {
    return said.stream().map(json -> read(json, Told.class)).toList();
  }

  /**
   * Those that have changed, or began to be grouped and did not end; first those that have waited
   * the longest.
   */
  List<String> changed() {
    Map<String, Long> since = new TreeMap<>();
    each(CHANGED, entry -> since.put(entry.key.substring(CHANGED.length()), number(entry.value)));
    each(CLOSING, entry -> since.put(entry.key.substring(CLOSING.length()), number(entry.value)));
    return since.entrySet().stream()
        .sorted(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .toList();
  }

  /** What was found when the window was grouped last. */
  Found found(String window) {
    byte[] json = store.get(FOUND + window);
    Found found = json == null ? Found.NOTHING : read(json, Found.class);
    return found.within(limit(window));
  }

  /**
   * Cuts what has no place any more. A mention that says something else by now keeps that. The
   * limit is known from the first one on: whoever begins anew after a kill finds the same sample.
   *
   * @param most mentions that are looked at
   * @return how many there were of those
   */
  int cut(Closed closed, int most) {
    store.put(LIMIT + closed.window(), number(closed.found().largest()));
    int count = 0;
    for (; count < most && !closed.cut().isEmpty(); count++) {
      cut(closed.window(), closed.cut().remove(), closed.oldest(), closed.found().largest());
    }
    return count;
  }

  /** Ends what {@link #close} began. */
  void closed(Closed closed) {
    cut(closed, Integer.MAX_VALUE);
    store.put(FOUND + closed.window(), MentionJson.write(closed.found()));
    store.delete(CLOSING + closed.window());
  }

  private void cut(String window, MentionId mention, Instant oldest, long largest) {
    byte[] json = store.get(SAID + window + '\0' + mention);
    if (json != null) {
      Told told = read(json, Told.class);
      keep(window, told.upTo(told.heard().isBefore(oldest) ? Long.MIN_VALUE : largest));
    }
  }

  private void each(String prefix, Consumer<KeyValue<String, byte[]>> consumer) {
    try (KeyValueIterator<String, byte[]> entries =
        store.prefixScan(prefix, new StringSerializer())) {
      entries.forEachRemaining(consumer);
    }
  }

  /** Only this class writes here, so what can't be read is a broken disk. */
  private static <T> T read(byte[] json, Class<T> type) {
    try {
      return MentionJson.read(json, type);
    } catch (IOException e) {
      throw new UncheckedIOException("the state of a window can't be read", e);
    }
  }
}
