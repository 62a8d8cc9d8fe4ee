package earshot.query;

import earshot.mention.Group;
import earshot.mention.Group.Member;
import earshot.mention.GroupAlias;
import earshot.mention.GroupEdit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The groups that were found, as people want them: a pure function of both. */
final class EditedGroups {
  private static final Comparator<GroupEdit> IN_ORDER =
      Comparator.comparing(GroupEdit::at).thenComparing(GroupEdit::id);

  private final Map<String, Group> groups = new TreeMap<>();
  private final Map<String, List<String>> aliases = new LinkedHashMap<>();
  private final Map<String, List<Groups.Merged>> merged = new HashMap<>();

  EditedGroups(
      Collection<Group> found, Collection<GroupAlias> aliases, Collection<GroupEdit> edits) {
    found.forEach(group -> groups.put(group.id(), group));
    aliases.forEach(alias -> this.aliases.put(alias.id(), alias.into()));
    List<GroupEdit> inOrder = edits.stream().sorted(IN_ORDER).toList();
    inOrder.stream().filter(edit -> edit.mention().isPresent()).forEach(this::pin);
    inOrder.stream().filter(edit -> edit.group().isPresent()).forEach(this::merge);
  }

  Collection<Group> groups() {
    return groups.values();
  }

  Map<String, List<String>> aliases() {
    return aliases;
  }

  /** What became a part of what, by the id of the whole. */
  Map<String, List<Groups.Merged>> merged() {
    return merged;
  }

  /** A statement of two brands is in a group of each; the edit is about one of them. */
  private void pin(GroupEdit edit) {
    String into = now(edit.into());
    Optional<String> brand = Optional.ofNullable(groups.get(into)).map(Group::brand);
    for (Group from : List.copyOf(groups.values())) {
      Optional<Member> moved = from.members().stream().filter(m -> isOf(edit, m)).findFirst();
      if (moved.isPresent() && brand.map(from.brand()::equals).orElse(true)) {
        if (!from.id().equals(into)) {
          leave(from, moved.get());
          join(into, from, moved.get());
        }
        return;
      }
    }
  }

  private static boolean isOf(GroupEdit edit, Member member) {
    return edit.mention().equals(Optional.of(member.mention()))
        && edit.statement() == member.statement();
  }

  private void leave(Group from, Member moved) {
    List<Member> rest = from.members().stream().filter(m -> !m.equals(moved)).toList();
    if (rest.isEmpty()) {
      groups.remove(from.id());
    } else {
      boolean quoted = from.quote().equals(moved);
      groups.put(from.id(), quoted ? from.with(rest).quoting(rest.getFirst()) : from.with(rest));
    }
  }

  /** A group that is not there yet begins with the statement. */
  private void join(String id, Group from, Member moved) {
    Group there = groups.get(id);
    if (there == null) {
      groups.put(id, from.with(List.of(moved)).quoting(moved).named(id));
    } else {
      List<Member> more = new ArrayList<>(there.members());
      more.add(moved);
      groups.put(id, there.with(more));
    }
  }

  private void merge(GroupEdit edit) {
    String from = now(edit.group().orElseThrow());
    String into = now(edit.into());
    Group gone = groups.get(from);
    Group there = groups.get(into);
    if (gone != null && there != null && !from.equals(into)) {
      List<Member> all = new ArrayList<>(there.members());
      all.addAll(gone.members());
      groups.put(into, there.with(all));
      groups.remove(from);
      aliases.put(from, List.of(into));
      List<Groups.Merged> parts = merged.computeIfAbsent(into, any -> new ArrayList<>());
      parts.add(new Groups.Merged(edit.group().orElseThrow(), gone));
      Optional.ofNullable(merged.remove(from)).ifPresent(parts::addAll);
    }
  }

  /** The name that this group has now: its own, or that of its largest heir. */
  private String now(String id) {
    String now = id;
    for (int steps = 0; steps <= aliases.size() && !groups.containsKey(now); steps++) {
      List<String> into = aliases.get(now);
      if (into == null) {
        return id;
      }
      now = into.getFirst();
    }
    return groups.containsKey(now) ? now : id;
  }
}
