package earshot.streams;

import earshot.assess.group.Grouper;
import earshot.mention.Copies;
import earshot.mention.Group;
import earshot.mention.GroupAlias;
import earshot.mention.MentionId;
import earshot.mention.MentionJson;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.streams.KeyValue;
import org.jspecify.annotations.Nullable;

/**
 * What comes of a window that is grouped anew: what was found, what there is to tell of it, and who
 * has less of a place there now. It is made from a copy of the window and touches no store, so any
 * thread may make it.
 */
final class Closed {
  /** How long the name of a group that is no more still leads somewhere. */
  private static final Duration REMEMBERED = Duration.ofDays(90);

  private final String window;
  private final Found before;
  private final Instant now;
  private final List<Told> said;
  private final Queue<MentionId> cut = new ArrayDeque<>();
  private final List<KeyValue<String, byte @Nullable []>> news = new ArrayList<>();
  private final Found found;

  /**
   * Groups a window.
   *
   * @param most statements of one window
   */
  Closed(String window, List<Told> all, Found before, Instant now, Grouper grouper, int most) {
    this.window = window;
    this.before = before;
    this.now = now;
    this.said = unexpired(all);
    long largest = bound(Room.of(window, most));
    this.found =
        WindowKey.brandOfMentions(window)
            .map(brand -> copies(brand, largest))
            .orElseGet(() -> groups(grouper, largest));
  }

  String window() {
    return window;
  }

  Found found() {
    return found;
  }

  /** What there is to tell, in this order; no value where something is no more. */
  List<KeyValue<String, byte @Nullable []>> news() {
    return news;
  }

  /** Whose statements are too old, and then who has no place any more, as far as not yet cut. */
  Queue<MentionId> cut() {
    return cut;
  }

  /** What was heard before is too old. */
  Instant oldest() {
    return now.minus(Close.SPAN);
  }

  private List<Told> unexpired(List<Told> all) {
    List<Told> young = new ArrayList<>();
    for (Told told : all) {
      if (told.heard().isBefore(oldest())) {
        cut.add(told.mention());
      } else {
        young.add(told);
      }
    }
    return young;
  }

  /** Nothing comes in that had no place, even where a little room is left, unless some went. */
  private long bound(Room room) {
    long largest = room.limit(said, cut.isEmpty() ? before.largest() : Long.MAX_VALUE);
    said.replaceAll(told -> upTo(largest, told));
    return largest;
  }

  private Told upTo(long largest, Told told) {
    Told fewer = told.upTo(largest);
    if (fewer.prints().size() < told.prints().size()) {
      cut.add(told.mention());
    }
    return fewer;
  }

  private Found copies(String brand, long largest) {
    Map<String, Found.Said> told = new TreeMap<>();
    for (Copies copies : Copying.of(brand, said)) {
      tell(Copies.KEY, copies.id(), MentionJson.write(copies), List.of(), told);
    }
    gone(told.keySet()).forEach(id -> tell(Copies.KEY + id, null));
    return new Found(now, said.size(), largest, Map.of(), told, Map.of());
  }

  private Found groups(Grouper grouper, long largest) {
    Closing closing = new Closing(grouper, WindowKey.parse(window), said);
    List<Group> groups = closing.groups((id, anchors) -> from(id, anchors));
    Map<Long, String> places = new HashMap<>();
    groups.forEach(g -> closing.anchors(g).forEach(anchor -> places.put(anchor, g.id())));
    Set<String> alive = groups.stream().map(Group::id).collect(Collectors.toSet());
    Map<String, Instant> aliases = end(alive, places);
    Map<String, Found.Said> told = tell(groups);
    long pairs = (long) closing.size() * closing.size();
    return new Found(now, pairs, largest, places, told, aliases);
  }

  /** What a group came from is told as long as it lives. */
  private List<String> from(String id, Set<Long> anchors) {
    Found.@Nullable Said known = before.groups().get(id);
    return known != null
        ? known.from()
        : anchors.stream()
            .flatMap(anchor -> Optional.ofNullable(before.places().get(anchor)).stream())
            .distinct()
            .sorted()
            .toList();
  }

  private Map<String, Found.Said> tell(List<Group> groups) {
    Map<String, Found.Said> told = new TreeMap<>();
    for (Group group : groups) {
      tell(Group.KEY, group.id(), MentionJson.write(group), group.from(), told);
    }
    return told;
  }

  /** What is as it was is not told again. */
  private void tell(
      String kind, String id, byte[] json, List<String> from, Map<String, Found.Said> told) {
    Found.Said now = new Found.Said(Arrays.hashCode(json), from);
    told.put(id, now);
    if (!now.equals(before.groups().get(id))) {
      tell(kind + id, json);
    }
  }

  private List<String> gone(Set<String> alive) {
    return before.groups().keySet().stream().filter(id -> !alive.contains(id)).toList();
  }

  /** Groups that are no more: their names lead to those that have their statements now. */
  private Map<String, Instant> end(Set<String> alive, Map<Long, String> places) {
    Map<String, Instant> aliases = new TreeMap<>(before.aliases());
    Map<String, List<String>> heirs = heirs(alive, places);
    for (String gone : gone(alive)) {
      List<String> into = heirs.getOrDefault(gone, List.of());
      if (!into.isEmpty()) { // first where it went: an end alone would be one
        tell(GroupAlias.KEY + gone, MentionJson.write(new GroupAlias(gone, into, now)));
        aliases.put(gone, now);
      }
      tell(Group.KEY + gone, null);
    }
    aliases.entrySet().removeIf(alias -> outlived(alias, alive));
    return aliases;
  }

  private boolean outlived(Map.Entry<String, Instant> alias, Set<String> alive) {
    boolean over =
        alive.contains(alias.getKey()) || alias.getValue().isBefore(now.minus(REMEMBERED));
    if (over) {
      tell(GroupAlias.KEY + alias.getKey(), null);
    }
    return over;
  }

  private Map<String, List<String>> heirs(Set<String> alive, Map<Long, String> places) {
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

  private void tell(String key, byte @Nullable [] value) {
    news.add(KeyValue.pair(key, value));
  }
}
