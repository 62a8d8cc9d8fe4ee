package earshot.query.pages;

import earshot.mention.Group;
import earshot.mention.GroupMark;
import earshot.mention.Label;
import earshot.query.BadSearch;
import earshot.query.Facet;
import earshot.query.GroupLabels;
import earshot.query.Groups;
import earshot.query.MentionStore;
import earshot.query.SearchRequest;
import earshot.query.Wording;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the page of groups shows: what many say, the most said first.
 *
 * @param feelings links that narrow to one feeling
 * @param brands links that narrow to one brand; none where there is only one
 * @param mended links to what is and what is not mended; none where nothing is
 * @param chart the largest over time; absent where there is none
 */
record GroupsView(
    Chrome chrome,
    String summary,
    List<Choice> feelings,
    List<Choice> brands,
    List<Choice> mended,
    Optional<Chart> chart,
    List<GroupRow> rows) {
  static final String PATH = "/groups";

  /** More than a person reads at once; the API gives all. */
  private static final int SHOWN = 100;

  private static final String SOLVED = "solved";

  private static final List<Label> FEELINGS =
      List.of(Label.NEGATIVE, Label.POSITIVE, Label.NEUTRAL, Label.UNKNOWN);

  static GroupsView of(
      Groups groups,
      Map<String, List<String>> parameters,
      MentionStore store,
      Chrome chrome,
      Instant now) {
    Address here = Address.of(parameters);
    SearchRequest request = SearchRequest.of(here.except(SOLVED));
    boolean solved = solved(here);
    List<Group> all = groups.fitting(request);
    List<Group> fitting = all.stream().filter(group -> rests(group, groups) == solved).toList();
    List<Group> shown = fitting.stream().limit(SHOWN).toList();
    Map<String, String> labels = new GroupLabels(store, groups).of(shown);
    Wording words = chrome.words();
    return new GroupsView(
        chrome,
        words.of("groups.summary", fitting.size(), fitting.stream().mapToInt(Group::size).sum()),
        feelings(here, words),
        brands(groups.fitting(request.toBuilder().only(Facet.BRAND).build()), here),
        mended(all.size() - (solved ? all.size() - fitting.size() : fitting.size()), here, words),
        chart(shown, labels, words, now),
        rows(shown, labels, groups, words, now));
  }

  private static boolean solved(Address here) {
    return switch (here.first(SOLVED)) {
      case "", "false" -> false;
      case "true" -> true;
      default -> throw new BadSearch(SOLVED, "solved must be true or false");
    };
  }

  /** Whether it was called mended and nobody has said it since. */
  private static boolean rests(Group group, Groups groups) {
    GroupMark mark = groups.mark(group.id());
    return mark.solved().isPresent() && mark.since(group) == 0;
  }

  private static List<Choice> mended(int solved, Address here, Wording words) {
    boolean chosen = solved(here);
    return solved == 0 && !chosen
        ? List.of()
        : List.of(
            new Choice(words.of("groups.open"), to(here.without(SOLVED)), !chosen, ""),
            new Choice(
                words.of("groups.mended", solved), to(here.set(SOLVED, "true")), chosen, ""));
  }

  private static List<GroupRow> rows(
      List<Group> shown, Map<String, String> labels, Groups groups, Wording words, Instant now) {
    return shown.stream()
        .flatMap(
            group ->
                Optional.ofNullable(labels.get(group.id()))
                    .map(label -> GroupRow.of(group, label, groups.mark(group.id()), words, now))
                    .stream())
        .toList();
  }

  private static Optional<Chart> chart(
      List<Group> shown, Map<String, String> labels, Wording words, Instant now) {
    List<Group> largest =
        shown.stream()
            .filter(group -> labels.containsKey(group.id()))
            .limit(DayChart.MOST)
            .toList();
    List<DayChart.Series> series =
        largest.stream()
            .map(
                group ->
                    new DayChart.Series(
                        labels.getOrDefault(group.id(), ""),
                        group.members().stream().map(Group.Member::at).toList()))
            .toList();
    Address said = Address.of(Map.of("group", largest.stream().map(Group::id).toList()));
    return Optional.of(series)
        .filter(some -> !some.isEmpty())
        .map(some -> new DayChart(words, now).of(words.of("groups.charts"), some, said));
  }

  private static List<Choice> feelings(Address here, Wording words) {
    String name = Facet.SENTIMENT.word();
    List<Choice> feelings = new ArrayList<>();
    feelings.add(
        new Choice(
            words.of("groups.all"), to(here.without(name)), here.values(name).isEmpty(), ""));
    for (Label label : FEELINGS) {
      boolean chosen = here.values(name).equals(List.of(label.word()));
      String shown = words.term(name, label.word());
      feelings.add(new Choice(shown, to(here.set(name, label.word())), chosen, ""));
    }
    return feelings;
  }

  private static List<Choice> brands(List<Group> groups, Address here) {
    String name = Facet.BRAND.word();
    List<String> brands = groups.stream().map(Group::brand).distinct().sorted().toList();
    return brands.size() < 2
        ? List.of()
        : brands.stream().map(brand -> brand(brand, name, here)).toList();
  }

  private static Choice brand(String brand, String name, Address here) {
    return new Choice(brand, to(here.toggle(name, brand)), here.values(name).contains(brand), "");
  }

  private static String to(Address address) {
    return PATH + address.query();
  }
}
