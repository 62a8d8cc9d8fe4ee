package earshot.streams;

import earshot.assess.group.Codebook;
import earshot.assess.group.Fingerprint;
import earshot.assess.group.Grouper;
import earshot.assess.group.Grouper.Grouping;
import earshot.mention.Group;
import earshot.mention.Group.Member;
import earshot.mention.MentionId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Groups what is in a window: a pure function of what was said there, whatever came first and
 * whatever was found before.
 */
final class Closing {
  private static final Base64.Encoder BASE64 = Base64.getEncoder().withoutPadding();

  private final WindowKey window;
  private final Map<String, Told> speakers = new HashMap<>();
  private final Map<String, Fingerprint> prints = new TreeMap<>();
  private final Grouping grouping;
  private final Map<String, Member> members;

  /** Groups these, which may be {@link Grouper#WINDOW} statements at most. */
  Closing(Grouper grouper, WindowKey window, Collection<Told> said) {
    this.window = window;
    said.forEach(this::add);
    grouping = grouper.groupPrints(prints);
    members = members();
  }

  private void add(Told told) {
    told.prints()
        .forEach(
            (statement, print) -> {
              String id = id(told, statement);
              speakers.put(id, told);
              prints.put(id, Fingerprint.of(print));
            });
  }

  private static String id(Told told, int statement) {
    return told.mention().value() + '#' + statement;
  }

  private static int statement(String id) {
    return Integer.parseInt(id.substring(id.lastIndexOf('#') + 1));
  }

  /**
   * The groups that more than one mention is in.
   *
   * @param from for a group's id and anchors, where its statements come from
   */
  List<Group> groups(Origins from) {
    Map<Codebook.Group, List<String>> statements = new HashMap<>();
    grouping
        .placed()
        .forEach(
            (id, placed) ->
                statements.computeIfAbsent(placed.group(), any -> new ArrayList<>()).add(id));
    List<Group> groups = new ArrayList<>();
    for (Codebook.Group found : grouping.codebook().groups()) {
      List<String> ids = statements.getOrDefault(found, List.of());
      if (ids.stream().map(id -> speaker(id).mention()).distinct().count() > 1) {
        groups.add(group(found, ids, from));
      }
    }
    return groups;
  }

  /** Tells where the statements of a group were before. */
  interface Origins {
    List<String> of(String group, Set<Long> anchors);
  }

  private Group group(Codebook.Group found, List<String> ids, Origins from) {
    String id = Grouper.id(window.toString(), found);
    return new Group(
        id,
        window.brand(),
        window.sentiment(),
        member(found.middle()),
        language(ids),
        theme(ids),
        ids.stream().map(this::member).toList(),
        from.of(id, anchors(ids)),
        rounded(grouping.codebook().threshold()),
        BASE64.encodeToString(grouping.codebook().centre(found)));
  }

  /** The anchors of these members. */
  Set<Long> anchors(Group group) {
    return anchors(
        group.members().stream().map(m -> m.mention().value() + '#' + m.statement()).toList());
  }

  private Set<Long> anchors(Collection<String> ids) {
    Set<Long> anchors = new HashSet<>();
    ids.forEach(id -> anchors.add(print(id).anchor()));
    return anchors;
  }

  /** How many statements were grouped. */
  int size() {
    return prints.size();
  }

  /** The language that most speak. */
  private Optional<String> language(List<String> ids) {
    return most(ids.stream().flatMap(id -> speaker(id).language().stream()).toList(), 1);
  }

  /** Words tell no theme of many statements, so a third of them speaks for all. */
  private Optional<String> theme(List<String> ids) {
    return most(
        ids.stream()
            .flatMap(id -> Optional.ofNullable(speaker(id).themes().get(statement(id))).stream())
            .toList(),
        (ids.size() + 2) / 3);
  }

  /** What is there the most often, if so often; of equals the first of the alphabet. */
  private static Optional<String> most(List<String> all, int least) {
    Map<String, Integer> counts = new TreeMap<>();
    all.forEach(one -> counts.merge(one, 1, Integer::sum));
    return counts.entrySet().stream()
        .filter(count -> count.getValue() >= least)
        .max(
            Map.Entry.<String, Integer>comparingByValue()
                .thenComparing(Map.Entry.<String, Integer>comparingByKey().reversed()))
        .map(Map.Entry::getKey);
  }

  private Map<String, Member> members() {
    Map<String, Member> firsts = new HashMap<>();
    prints.keySet().forEach(id -> firsts.merge(fold(id), bare(id), Closing::earlier));
    Map<String, Member> all = new HashMap<>();
    for (String id : prints.keySet()) {
      Member bare = bare(id);
      MentionId first = firsts.getOrDefault(fold(id), bare).mention();
      Optional<MentionId> copyOf = Optional.of(first).filter(one -> !one.equals(bare.mention()));
      all.put(
          id,
          new Member(
              bare.mention(), bare.statement(), bare.source(), bare.at(), bare.likeness(), copyOf));
    }
    return all;
  }

  private String fold(String id) {
    return grouping.copies().getOrDefault(id, id);
  }

  private static Member earlier(Member a, Member b) {
    return Member.ORDER.compare(a, b) <= 0 ? a : b;
  }

  private Member bare(String id) {
    Told told = speaker(id);
    double likeness =
        Optional.ofNullable(grouping.placed().get(id))
            .map(Codebook.Placement::likeness)
            .orElse(0.0);
    return new Member(
        told.mention(),
        statement(id),
        told.source(),
        told.at(),
        rounded(likeness),
        Optional.empty());
  }

  /** Two digits tell enough, and a group that only moved a little need not be told anew. */
  private static double rounded(double likeness) {
    return Math.round(likeness * 100) / 100.0;
  }

  private Member member(String id) {
    return of(members, id);
  }

  private Told speaker(String id) {
    return of(speakers, id);
  }

  private Fingerprint print(String id) {
    return of(prints, id);
  }

  private static <T> T of(Map<String, T> all, String id) {
    T one = all.get(id);
    if (one == null) {
      throw new IllegalStateException("no statement " + id + " is in the window");
    }
    return one;
  }
}
