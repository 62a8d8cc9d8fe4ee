package earshot.query;

import earshot.assess.priority.Growth;
import earshot.assess.query.Field;
import earshot.assess.query.Query;
import earshot.mention.Copies;
import earshot.mention.Group;
import earshot.mention.Group.Member;
import earshot.mention.GroupAlias;
import earshot.mention.GroupEdit;
import earshot.mention.GroupMark;
import earshot.mention.Mention;
import earshot.mention.MentionId;
import earshot.mention.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The groups of a moment, where those went that are no more, and who copies whom. A mention keeps
 * the group that it was put into when it came; its window knows better once it was grouped again.
 */
public final class Groups {
  /** None yet. */
  public static final Groups NONE =
      new Groups(List.of(), List.of(), List.of(), List.of(), List.of());

  private static final Comparator<Group> LARGEST_FIRST =
      Comparator.comparingInt(Group::size).reversed().thenComparing(Group::id);

  private static final Comparator<Map.Entry<String, Double>> FASTEST_FIRST =
      Map.Entry.<String, Double>comparingByValue()
          .reversed()
          .thenComparing(Map.Entry.comparingByKey());

  /** Ranks are lifted by no more groups than this, as each is a part of every question. */
  private static final int GROWING = 10;

  private final Map<String, Group> groups = new HashMap<>();
  private final Map<String, List<String>> aliases = new HashMap<>();
  private final Map<MentionId, List<Place>> places = new HashMap<>();
  private final Map<MentionId, Copies> copies = new HashMap<>();
  private final Map<String, GroupMark> marks = new HashMap<>();
  private final Map<String, List<Merged>> merged;

  /** Asked with every search, and slow to change. */
  private volatile Growing growing = new Growing(Instant.MIN, Map.of());

  /** What grew at an instant. */
  private record Growing(Instant at, Map<String, Double> byName) {}

  /** A statement of some mention is in this group. */
  private record Place(int statement, Group group) {}

  /**
   * These groups as people want them; the aliases of those that are there again count no more.
   *
   * @param edits what people want otherwise
   * @param marks what people say about them
   */
  public Groups(
      Collection<Group> found,
      Collection<GroupAlias> aliases,
      Collection<Copies> copies,
      Collection<GroupEdit> edits,
      Collection<GroupMark> marks) {
    copies.forEach(
        all -> all.members().forEach(one -> this.copies.merge(one.mention(), all, Groups::more)));
    EditedGroups edited = new EditedGroups(found, aliases, edits);
    this.aliases.putAll(edited.aliases());
    this.merged = edited.merged();
    for (Group group : edited.groups()) {
      this.groups.put(group.id(), group);
      group
          .members()
          .forEach(
              member ->
                  places
                      .computeIfAbsent(member.mention(), any -> new ArrayList<>())
                      .add(new Place(member.statement(), group)));
    }
    keep(marks);
  }

  /** What was said about a group holds for its heir, unless more was said about that itself. */
  private void keep(Collection<GroupMark> said) {
    List<GroupMark> inOrder = said.stream().sorted(Comparator.comparing(GroupMark::at)).toList();
    for (GroupMark mark : inOrder) {
      became(mark.group()).stream()
          .findFirst()
          .ifPresent(heir -> marks.put(heir, mark.about(heir)));
    }
    inOrder.stream()
        .filter(mark -> groups.containsKey(mark.group()))
        .forEach(mark -> marks.put(mark.group(), mark));
  }

  /** What people say about the group of this id. */
  public GroupMark mark(String id) {
    GroupMark said = marks.get(id);
    return said == null ? GroupMark.none(id, Instant.EPOCH) : said;
  }

  /**
   * A group that people made a part of another.
   *
   * @param id under which they named it, and by which it is taken out again
   * @param was the group as it was found
   */
  public record Merged(String id, Group was) {}

  /** The groups that people made parts of this one. */
  public List<Merged> merged(String id) {
    return merged.getOrDefault(id, List.of());
  }

  /** A mention of two brands is copied within each; the larger crowd tells. */
  private static Copies more(Copies one, Copies other) {
    return Comparator.comparing((Copies all) -> all.members().size())
                .thenComparing(Copies::id)
                .compare(one, other)
            >= 0
        ? one
        : other;
  }

  /** Those that say nearly the same as this mention, itself among them, if there are any. */
  public Optional<Copies> copies(MentionId mention) {
    return Optional.ofNullable(copies.get(mention));
  }

  /** All mentions that say nearly what another one has said before. */
  public Set<MentionId> duplicates() {
    return copies.entrySet().stream()
        .filter(one -> !one.getKey().equals(one.getValue().first()))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  /** All mentions that say nearly the same as another one. */
  public Set<MentionId> copied() {
    return copies.keySet();
  }

  /**
   * How much the groups grow that grow the most, by every name under which mentions were put into
   * them. Asked for with each search, so it is reckoned once a minute.
   */
  public Map<String, Double> growth(Instant now) {
    Instant minute = now.truncatedTo(ChronoUnit.MINUTES);
    Growing last = growing;
    if (!last.at().equals(minute)) {
      last = new Growing(minute, reckoned(minute));
      growing = last;
    }
    return last.byName();
  }

  private Map<String, Double> reckoned(Instant now) {
    Map<String, Double> fastest = new HashMap<>();
    groups.values().stream()
        .map(group -> Map.entry(group.id(), Growth.of(group, now)))
        .filter(growth -> growth.getValue() > 0)
        .sorted(FASTEST_FIRST)
        .limit(GROWING)
        .forEach(growth -> fastest.put(growth.getKey(), growth.getValue()));
    Map<String, Double> byName = new HashMap<>(fastest);
    aliases.forEach(
        (old, into) -> {
          Double growth = fastest.get(into.getFirst());
          if (growth != null) {
            byName.putIfAbsent(old, growth);
          }
        });
    return Map.copyOf(byName);
  }

  /** The group of this id, or those that it became, the largest part first. */
  public List<Group> byId(String id) {
    return became(id).stream().map(groups::get).toList();
  }

  private Set<String> became(String id) {
    Set<String> seen = new HashSet<>();
    Set<String> now = new LinkedHashSet<>();
    follow(id, seen, now);
    return now;
  }

  private void follow(String id, Set<String> seen, Set<String> now) {
    if (groups.containsKey(id)) {
      now.add(id);
    } else if (seen.add(id)) {
      aliases.getOrDefault(id, List.of()).forEach(next -> follow(next, seen, now));
    }
  }

  /**
   * Groups of the brands and feelings that are asked for, as far as their statements were said in
   * the span; the largest first.
   */
  public List<Group> fitting(SearchRequest request) {
    return groups.values().stream()
        .filter(group -> accepts(request, Facet.BRAND, group.brand()))
        .filter(group -> accepts(request, Facet.SENTIMENT, group.sentiment().word()))
        .flatMap(group -> within(group, request).stream())
        .sorted(LARGEST_FIRST)
        .toList();
  }

  private static boolean accepts(SearchRequest request, Facet facet, String value) {
    Set<String> accepted = request.only().getOrDefault(facet, Set.of());
    return accepted.isEmpty() || accepted.contains(value);
  }

  private static Optional<Group> within(Group group, SearchRequest request) {
    Instant from = request.from().orElse(Instant.MIN);
    Instant to = request.to().orElse(Instant.MAX);
    List<Member> members =
        group.members().stream()
            .filter(m -> !m.at().isBefore(from) && m.at().isBefore(to))
            .toList();
    return members.isEmpty() ? Optional.empty() : Optional.of(group.with(members));
  }

  /** The mention with the groups that its statements are in now, and with its copies. */
  public Mention current(Mention mention) {
    Optional<Copies> copied = copies(mention.id());
    if (copied.isEmpty() && (groups.isEmpty() || mention.statements().isEmpty())) {
      return mention;
    }
    List<Place> here = places.getOrDefault(mention.id(), List.of());
    List<Statement> now = new ArrayList<>(mention.statements().size());
    for (Statement statement : mention.statements()) {
      now.add(statement.withGroup(current(mention, now.size(), here, statement.group())));
    }
    if (copied.isEmpty() && now.equals(mention.statements())) {
      return mention;
    }
    return mention
        .toDraft()
        .statements(now)
        .copies(
            copied.map(all -> all.members().size() - 1).orElse(0),
            copied.map(Copies::first).filter(first -> !first.equals(mention.id())))
        .mention();
  }

  /** The groups that a statement of this mention is in now, of each brand. */
  public List<Group> of(MentionId mention, int statement) {
    return places.getOrDefault(mention, List.of()).stream()
        .filter(place -> place.statement() == statement)
        .map(Place::group)
        .toList();
  }

  /** The query with the groups of now in place of those that are no more. */
  Query current(Query query) {
    return switch (query) {
      case Query.And and -> Query.and(and.parts().stream().map(this::current).toList());
      case Query.Or or -> Query.or(or.parts().stream().map(this::current).toList());
      case Query.Not not -> new Query.Not(current(not.query()));
      case Query.Value value -> value.field() == Field.GROUP ? current(value) : value;
      default -> query;
    };
  }

  private Query current(Query.Value group) {
    Set<String> now = became(group.value());
    return now.isEmpty()
        ? group
        : Query.or(now.stream().<Query>map(id -> new Query.Value(Field.GROUP, id)).toList());
  }

  /** Asked for each statement that is shown, so in plain loops. */
  private Optional<String> current(
      Mention mention, int statement, List<Place> here, Optional<String> told) {
    for (String brand : mention.brands()) {
      for (Place place : here) {
        if (place.statement() == statement && place.group().brand().equals(brand)) {
          return Optional.of(place.group().id());
        }
      }
    }
    if (told.isEmpty() || groups.containsKey(told.get())) {
      return told;
    }
    return became(told.get()).stream().findFirst();
  }

  /**
   * What a search for groups looks for.
   *
   * @param mentions that are in these groups
   * @param elsewhere mentions that are in other groups of their windows
   * @param names under which these groups may have been told to mentions that are in neither
   */
  public record Sought(Set<String> mentions, Set<String> elsewhere, Set<String> names) {
    /** Whether the mention is in one of the groups. */
    public boolean fits(Mention mention) {
      return mentions.contains(mention.id().value())
          || !elsewhere.contains(mention.id().value())
              && Facet.GROUP.of(mention).stream().anyMatch(names::contains);
    }
  }

  /** What has to be looked for to find these groups, or what became of them. */
  public Sought sought(Set<String> ids) {
    Set<String> now = ids.stream().flatMap(id -> became(id).stream()).collect(Collectors.toSet());
    Set<String> names = new HashSet<>(ids);
    names.addAll(now);
    aliases.forEach(
        (old, into) -> {
          if (!now.isEmpty() && now.contains(into.getFirst())) {
            names.add(old);
          }
        });
    Set<String> inside = mentions(now.stream().map(groups::get).toList());
    Set<String> elsewhere = mentions(neighbours(now));
    elsewhere.removeAll(inside);
    return new Sought(inside, elsewhere, names);
  }

  private List<Group> neighbours(Set<String> ids) {
    Set<String> windows =
        ids.stream()
            .flatMap(id -> Optional.ofNullable(groups.get(id)).stream())
            .map(Groups::window)
            .collect(Collectors.toSet());
    return groups.values().stream()
        .filter(group -> !ids.contains(group.id()) && windows.contains(window(group)))
        .toList();
  }

  private static String window(Group group) {
    return group.brand() + '|' + group.sentiment();
  }

  private static Set<String> mentions(List<Group> groups) {
    return groups.stream()
        .flatMap(group -> group.members().stream())
        .map(member -> member.mention().value())
        .collect(Collectors.toSet());
  }
}
