package earshot.assess.rule;

import static java.nio.charset.StandardCharsets.US_ASCII;

import earshot.mention.MentionJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The state of all series in one {@link Memory}: their heads, their sums by bucket, and when each
 * must be looked at though nothing comes.
 */
final class Kept {
  private static final String HEAD = "head\t";
  private static final String DUE = "due\t";
  private static final String SUM = "sum\t";
  private static final String WATCHED = "watched\t";
  private static final byte[] NOTHING_MORE = {};

  private final Memory memory;

  Kept(Memory memory) {
    this.memory = memory;
  }

  Optional<Head> head(Series series) {
    return memory.get(HEAD + series.key()).map(Kept::head);
  }

  /** All series of which something is known. */
  List<Series> series() {
    List<Series> all = new ArrayList<>();
    memory.each(
        HEAD,
        "head\n", // the first that is behind all of them
        (key, value) -> all.add(Series.of(key.substring(HEAD.length()))));
    return all;
  }

  private static Head head(byte[] json) {
    try {
      return MentionJson.read(json, Head.class);
    } catch (IOException e) {
      throw new UncheckedIOException("the state of a series cannot be read", e);
    }
  }

  void head(Series series, Head head) {
    memory.put(HEAD + series.key(), MentionJson.write(head));
  }

  void forget(Series series) {
    memory.remove(HEAD + series.key());
    memory.remove(WATCHED + series.key());
    forgetSums(series, Long.MAX_VALUE);
  }

  /** Notes since when a series is watched. */
  void watched(Series series, Instant since) {
    memory.put(WATCHED + series.key(), digits(since.toEpochMilli()).getBytes(US_ASCII));
  }

  /** Absent where nothing is known of it. */
  Optional<Instant> watchedSince(Series series) {
    return memory
        .get(WATCHED + series.key())
        .map(since -> Instant.ofEpochMilli(Long.parseLong(new String(since, US_ASCII))))
        .or(() -> head(series).map(Head::since));
  }

  Sum sum(Series series, long bucket) {
    return memory.get(sumKey(series, bucket)).map(Sum::of).orElse(Sum.NONE);
  }

  void sum(Series series, long bucket, Sum sum) {
    if (sum.equals(Sum.NONE)) {
      memory.remove(sumKey(series, bucket));
    } else {
      memory.put(sumKey(series, bucket), sum.bytes());
    }
  }

  /** All sums there are, by bucket. */
  SortedMap<Long, Sum> sums(Series series) {
    SortedMap<Long, Sum> sums = new TreeMap<>();
    memory.each(
        sumKey(series, 0),
        SUM + series.key() + "\t~",
        (key, value) -> sums.put(bucket(key), Sum.of(value)));
    return sums;
  }

  /** The sums of the buckets from one, included, to another, not included. */
  Sum[] sums(Series series, long from, long to) {
    Sum[] sums = new Sum[Math.toIntExact(to - from)];
    java.util.Arrays.fill(sums, Sum.NONE);
    memory.each(
        sumKey(series, from),
        sumKey(series, to),
        (key, value) -> sums[Math.toIntExact(bucket(key) - from)] = Sum.of(value));
    return sums;
  }

  /** Forgets the sums of buckets before this one; whether others are left. */
  boolean forgetSums(Series series, long before) {
    List<String> old = new ArrayList<>();
    boolean[] left = {false};
    memory.each(
        sumKey(series, 0),
        SUM + series.key() + "\t~",
        (key, value) -> {
          if (bucket(key) < before) {
            old.add(key);
          } else {
            left[0] = true;
          }
        });
    old.forEach(memory::remove);
    return left[0];
  }

  private static String sumKey(Series series, long bucket) {
    return SUM + series.key() + "\t" + digits(bucket);
  }

  private static long bucket(String key) {
    return Long.parseLong(key.substring(key.lastIndexOf('\t') + 1));
  }

  /** Looks at the series again then. */
  void due(Instant at, Series series) {
    memory.put(DUE + digits(at.toEpochMilli()) + "\t" + series.key(), NOTHING_MORE);
  }

  /** The series that must be looked at by now; they are taken off the list. */
  List<Series> due(Instant now) {
    List<String> keys = new ArrayList<>();
    memory.each(DUE, DUE + digits(now.toEpochMilli() + 1), (key, nothing) -> keys.add(key));
    keys.forEach(memory::remove);
    return keys.stream().map(Kept::series).distinct().toList();
  }

  private static Series series(String dueKey) {
    return Series.of(dueKey.substring(dueKey.indexOf('\t', DUE.length()) + 1));
  }

  /** When the first series must be looked at, of a memory of our own. */
  static Optional<Instant> firstDue(MapMemory memory) {
    return memory
        .firstFrom(DUE)
        .filter(key -> key.startsWith(DUE))
        .map(key -> key.substring(DUE.length(), key.indexOf('\t', DUE.length())))
        .map(millis -> Instant.ofEpochMilli(Long.parseLong(millis)));
  }

  private static String digits(long number) {
    return "%015d".formatted(Math.min(number, 999_999_999_999_999L));
  }
}
