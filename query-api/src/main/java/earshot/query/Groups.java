package earshot.query;

import earshot.mention.Group;
import earshot.mention.Group.Member;
import earshot.mention.GroupAlias;
import earshot.mention.Mention;
import earshot.mention.MentionId;
import earshot.mention.Statement;
import java.time.Instant;
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
 * The groups of a moment, and where those went that are no more. A mention keeps the group that it
 * was put into when it came; its window knows better once it was grouped again.
 */
public final class Groups {
  /** None yet. */
  public static final Groups NONE = new Groups(List.of(), List.of());

  private static final Comparator<Group> LARGEST_FIRST =
      Comparator.comparingInt(Group::size).reversed().thenComparing(Group::id);

  private final Map<String, Group> groups = new HashMap<>();
  private final Map<String, List<String>> aliases = new HashMap<>();
  private final Map<MentionId, List<Place>> places = new HashMap<>();

  /** A statement of some mention is in this group. */
  private record Place(int statement, Group group) {}

  /** These groups; the aliases of those that are there again count no more. */
  public Groups(Collection<Group> groups, Collection<GroupAlias> aliases) {
    aliases.forEach(alias -> this.aliases.put(alias.id(), alias.into()));
    for (Group group : groups) {
      this.groups.put(group.id(), group);
      group
          .members()
          .forEach(
              member ->
                  places
                      .computeIfAbsent(member.mention(), any -> new ArrayList<>())
                      .add(new Place(member.statement(), group)));
    }
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

  /** The mention with the groups that its statements are in now. */
  public Mention current(Mention mention) {
    if (groups.isEmpty() || mention.statements().isEmpty()) {
      return mention;
    }
    List<Place> here = places.getOrDefault(mention.id(), List.of());
    List<Statement> now = new ArrayList<>(mention.statements().size());
    for (Statement statement : mention.statements()) {
      now.add(statement.withGroup(current(mention, now.size(), here, statement.group())));
    }
    return now.equals(mention.statements()) ? mention : mention.toDraft().statements(now).mention();
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
