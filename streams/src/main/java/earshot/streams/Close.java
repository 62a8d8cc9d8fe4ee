package earshot.streams;

import earshot.assess.group.Fingerprint;
import earshot.assess.group.Grouper;
import earshot.mention.Copies;
import earshot.mention.Group;
import earshot.mention.GroupAlias;
import earshot.mention.MentionJson;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * At each minute groups the windows that have changed anew and tells what became of their groups,
 * and of the mentions that copy each other.
 */
final class Close extends ContextualProcessor<String, byte[], String, byte[]> {
  /** How long a statement is grouped with what comes later. */
  static final Duration SPAN = Duration.ofDays(30);

  /** How long the name of a group that is no more still leads somewhere. */
  private static final Duration REMEMBERED = Duration.ofDays(90);

  /**
   * Of statements, in one minute of one task: some twenty seconds of work. What is left waits for
   * the next minute, or mentions would.
   */
  private static final long MOST_PAIRS = 100_000_000;

  /** Mentions of one brand that are held against each other: that costs little. */
  private static final int MOST_MENTIONS = 20_000;

  private final Grouper grouper;
  private final int most;
  private final StageMeter meter;

  @SuppressWarnings("NullAway.Init") // Kafka calls init before anything else
  private Windows windows;

  /**
   * @param most statements of one window
   */
  Close(Grouper grouper, int most, StageMeter meter) {
    this.grouper = grouper;
    this.most = most;
    this.meter = meter;
  }

  @Override
  public void init(ProcessorContext<String, byte[]> context) {
    super.init(context);
    windows = new Windows(context.getStateStore(Windows.STORE));
  }

  @Override
  public void process(Record<String, byte[]> tick) {
    Instant now = Instant.ofEpochMilli(tick.timestamp());
    long pairs = 0;
    for (String window : windows.changed()) {
      Found before = windows.found(window).orElse(Found.NOTHING);
      if (pairs < MOST_PAIRS && !before.rests(now)) {
        Found after = meter.of("grouping a window", () -> close(window, before, now));
        windows.found(window, after);
        pairs += after.pairs();
      }
    }
  }

  private Found close(String window, Found before, Instant now) {
    List<Told> said = new ArrayList<>(windows.said(window));
    expire(window, said, now.minus(SPAN));
    return WindowKey.brandOfMentions(window)
        .map(brand -> copies(brand, bound(window, said, MOST_MENTIONS), said, before, now))
        .orElseGet(() -> groups(window, bound(window, said, most), said, before, now));
  }

  private Found copies(String brand, long largest, List<Told> said, Found before, Instant now) {
    Map<String, Found.Said> told = new TreeMap<>();
    for (Copies copies : Copying.of(brand, said)) {
      tell(Copies.KEY, copies.id(), MentionJson.write(copies), List.of(), before, told);
    }
    gone(before, told.keySet()).forEach(id -> forward(Copies.KEY + id, null));
    return new Found(now, said.size(), largest, Map.of(), told, Map.of());
  }

  private Found groups(String window, long largest, List<Told> said, Found before, Instant now) {
    Closing closing = new Closing(grouper, WindowKey.parse(window), said);
    List<Group> groups = closing.groups((id, anchors) -> from(before, id, anchors));
    Map<Long, String> places = new HashMap<>();
    groups.forEach(g -> closing.anchors(g).forEach(anchor -> places.put(anchor, g.id())));
    Set<String> alive = groups.stream().map(Group::id).collect(Collectors.toSet());
    Map<String, Instant> aliases = end(before, alive, places, now);
    Map<String, Found.Said> told = tell(groups, before);
    long pairs = (long) closing.size() * closing.size();
    return new Found(now, pairs, largest, places, told, aliases);
  }

  private void expire(String window, List<Told> said, Instant oldest) {
    List<Told> expired = said.stream().filter(told -> told.heard().isBefore(oldest)).toList();
    expired.forEach(told -> windows.keep(window, told.upTo(Long.MIN_VALUE)));
    said.removeAll(expired);
  }

  /** Keeps the smallest anchors: a sample that does not depend on who came first. */
  private long bound(String window, List<Told> said, int most) {
    long[] anchors =
        said.stream()
            .flatMap(told -> told.prints().values().stream())
            .mapToLong(Fingerprint::anchor)
            .sorted()
            .toArray();
    if (anchors.length <= most) {
      return Long.MAX_VALUE;
    }
    long largest = anchors[most] == anchors[0] ? anchors[0] : below(anchors, most);
    for (int i = 0; i < said.size(); i++) {
      Told fewer = said.get(i).upTo(largest);
      if (fewer.prints().size() < said.get(i).prints().size()) {
        windows.keep(window, fewer);
        said.set(i, fewer);
      }
    }
    return largest;
  }

  /** The largest anchor of which all copies still fit. */
  private static long below(long[] anchors, int most) {
    int last = most - 1;
    while (last > 0 && anchors[last] == anchors[most]) {
      last--;
    }
    return anchors[last];
  }

  /** What a group came from is told as long as it lives. */
  private static List<String> from(Found before, String id, Set<Long> anchors) {
    Found.@Nullable Said known = before.groups().get(id);
    return known != null
        ? known.from()
        : anchors.stream()
            .flatMap(anchor -> Optional.ofNullable(before.places().get(anchor)).stream())
            .distinct()
            .sorted()
            .toList();
  }

  private Map<String, Found.Said> tell(List<Group> groups, Found before) {
    Map<String, Found.Said> told = new TreeMap<>();
    for (Group group : groups) {
      tell(Group.KEY, group.id(), MentionJson.write(group), group.from(), before, told);
    }
    return told;
  }

  /** What is as it was is not told again. */
  private void tell(
      String kind,
      String id,
      byte[] json,
      List<String> from,
      Found before,
      Map<String, Found.Said> told) {
    Found.Said now = new Found.Said(Arrays.hashCode(json), from);
    told.put(id, now);
    if (!now.equals(before.groups().get(id))) {
      forward(kind + id, json);
    }
  }

  private static List<String> gone(Found before, Set<String> alive) {
    return before.groups().keySet().stream().filter(id -> !alive.contains(id)).toList();
  }

  /** Groups that are no more: their names lead to those that have their statements now. */
  private Map<String, Instant> end(
      Found before, Set<String> alive, Map<Long, String> places, Instant now) {
    Map<String, Instant> aliases = new TreeMap<>(before.aliases());
    Map<String, List<String>> heirs = heirs(before, alive, places);
    for (String gone : gone(before, alive)) {
      List<String> into = heirs.getOrDefault(gone, List.of());
      if (!into.isEmpty()) { // first where it went: an end alone would be one
        forward(GroupAlias.KEY + gone, MentionJson.write(new GroupAlias(gone, into, now)));
        aliases.put(gone, now);
      }
      forward(Group.KEY + gone, null);
    }
    aliases.entrySet().removeIf(alias -> outlived(alias, alive, now));
    return aliases;
  }

  private boolean outlived(Map.Entry<String, Instant> alias, Set<String> alive, Instant now) {
    boolean over =
        alive.contains(alias.getKey()) || alias.getValue().isBefore(now.minus(REMEMBERED));
    if (over) {
      forward(GroupAlias.KEY + alias.getKey(), null);
    }
    return over;
  }

  private static Map<String, List<String>> heirs(
      Found before, Set<String> alive, Map<Long, String> places) {
    Map<String, Map<String, Integer>> shared = new HashMap<>();
    before
        .places()
        .forEach(
            (anchor, old) -> {
              String now = places.get(anchor);
              if (now != null && !alive.contains(old)) {
                shared.computeIfAbsent(old, any -> new TreeMap<>()).merge(now, 1, Integer::sum);
              }
            });
    Map<String, List<String>> heirs = new HashMap<>();
    shared.forEach((old, counts) -> heirs.put(old, mostFirst(counts)));
    return heirs;
  }

  private static List<String> mostFirst(Map<String, Integer> counts) {
    return counts.entrySet().stream()
        .sorted(
            Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey)
        .toList();
  }

  @SuppressWarnings("NullAway") // no value is what a tombstone is
  private void forward(String key, byte @Nullable [] value) {
    context().forward(new Record<>(key, value, context().currentStreamTimeMs()));
  }
}
