package earshot.assess.rule;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * What a rule would know of a series if it had been there before it was made; a record on {@code
 * signals}, without text.
 *
 * @param made when the rule was made
 * @param head how the series stood when the rule was made
 * @param sums by bucket, as {@link Sum#bytes}
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Learnt(Series series, Instant made, Head head, SortedMap<Long, byte[]> sums) {
  /** So many fit into one record. */
  static final int MOST = 50_000;

  @SuppressWarnings("NullAway") // JSON leaves empty maps out
  public Learnt {
    sums = sums == null ? new TreeMap<>() : Collections.unmodifiableSortedMap(new TreeMap<>(sums));
  }

  /** With the newest sums, as many as fit; before them nothing is known. */
  static Learnt of(
      Series series, Instant made, Windows windows, Head head, SortedMap<Long, Sum> sums) {
    SortedMap<Long, byte[]> newest = new TreeMap<>();
    sums.entrySet().stream()
        .skip(Math.max(0, sums.size() - MOST))
        .forEach(each -> newest.put(each.getKey(), each.getValue().bytes()));
    boolean all = newest.size() == sums.size();
    Head known = all ? head : head.since(windows.startOf(newest.firstKey()));
    return new Learnt(series, made, known, newest);
  }

  void each(BiConsumer<Long, Sum> told) {
    for (Map.Entry<Long, byte[]> each : sums.entrySet()) {
      told.accept(each.getKey(), Sum.of(each.getValue()));
    }
  }
}
