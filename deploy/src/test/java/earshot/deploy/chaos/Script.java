package earshot.deploy.chaos;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * What really was said: ten thousand items with their edits and deletions, a pure function of the
 * seed. It is the list that everything is compared with in the end.
 */
final class Script {
  /** Where an item is said. */
  enum Channel {
    TOOTS,
    FORUM,
    FEED
  }

  /**
   * One item.
   *
   * @param number its id, grows with its birth within a channel
   * @param bornMillis when it is published, relative to the start
   * @param edits when it is edited, relative to the start
   * @param deleted when it is taken back
   */
  record Item(
      Channel channel, int number, long bornMillis, List<Long> edits, Optional<Long> deleted) {
    boolean existsAt(long millis) {
      return bornMillis <= millis && deleted.filter(at -> at <= millis).isEmpty();
    }

    int versionAt(long millis) {
      return 1 + (int) edits.stream().filter(at -> at <= millis).count();
    }

    String textAt(long millis) {
      return "%s item %d in its version %d".formatted(channel, number, versionAt(millis));
    }
  }

  private static final int FEED_BEFORE = 500;

  private final List<List<Item>> channels = new ArrayList<>();
  private final Instant start;

  /**
   * Half of the items were said in the minute before the start, but of a feed no more than it still
   * shows when it is first read; the others while {@code span} passes.
   */
  Script(long seed, Instant start, int items, Duration span) {
    this.start = start;
    Random dice = new Random(seed);
    channels.add(items(Channel.TOOTS, items * 6 / 10, span, true, dice));
    channels.add(items(Channel.FORUM, items * 3 / 10, span, true, dice));
    channels.add(items(Channel.FEED, items - items * 6 / 10 - items * 3 / 10, span, false, dice));
  }

  private static List<Item> items(
      Channel channel, int count, Duration span, boolean change, Random dice) {
    long[] births = new long[count];
    int before = channel == Channel.FEED ? Math.min(count / 2, FEED_BEFORE) : count / 2;
    for (int i = 0; i < count; i++) {
      // Whole seconds, so that many share an instant.
      births[i] =
          i < before ? -1_000L * dice.nextInt(60) : 1_000L * dice.nextInt((int) span.toSeconds());
    }
    java.util.Arrays.sort(births);
    List<Item> items = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      items.add(item(channel, i, births[i], change, dice));
    }
    return items;
  }

  private static Item item(Channel channel, int number, long born, boolean change, Random dice) {
    List<Long> edits = new ArrayList<>();
    long at = Math.max(0, born);
    while (change && dice.nextInt(10) == 0) {
      at += 2_000 + dice.nextInt(8_000);
      edits.add(at);
    }
    boolean goes = change && dice.nextInt(12) == 0;
    return new Item(
        channel,
        number,
        born,
        edits,
        goes ? Optional.of(at + 1_000 + dice.nextInt(8_000)) : Optional.empty());
  }

  /** What is said in the end, sorted. */
  List<String> truth() {
    return truthAt(Long.MAX_VALUE);
  }

  /** What is said then and not taken back, as it reads then, sorted. */
  List<String> truthAt(long millis) {
    return channels.stream()
        .flatMap(List::stream)
        .filter(item -> item.existsAt(millis))
        .map(item -> item.textAt(millis))
        .sorted()
        .toList();
  }

  List<Item> of(Channel channel) {
    return channels.get(channel.ordinal());
  }

  Instant start() {
    return start;
  }

  long millisAt(Instant now) {
    return Duration.between(start, now).toMillis();
  }

  /** After this nothing changes any more. */
  long quietAfterMillis() {
    return channels.stream()
        .flatMap(List::stream)
        .mapToLong(
            item ->
                Math.max(
                    item.bornMillis(),
                    Math.max(
                        item.edits().stream().mapToLong(e -> e).max().orElse(0),
                        item.deleted().orElse(0L))))
        .max()
        .orElse(0);
  }
}
