package earshot.query.pages;

import earshot.mention.Group;
import earshot.mention.Label;
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
 */
record GroupsView(
    Chrome chrome,
    String summary,
    List<Choice> feelings,
    List<Choice> brands,
    List<GroupRow> rows) {
  static final String PATH = "/groups";

  /** More than a person reads at once; the API gives all. */
  private static final int SHOWN = 100;

  private static final List<Label> FEELINGS =
      List.of(Label.NEGATIVE, Label.POSITIVE, Label.NEUTRAL, Label.UNKNOWN);

  static GroupsView of(
      Groups groups,
      Map<String, List<String>> parameters,
      MentionStore store,
      Chrome chrome,
      Instant now) {
    SearchRequest request = SearchRequest.of(parameters);
    Address here = Address.of(parameters);
    List<Group> fitting = groups.fitting(request);
    List<Group> shown = fitting.stream().limit(SHOWN).toList();
    Map<String, String> labels = new GroupLabels(store).of(shown);
    return new GroupsView(
        chrome,
        chrome
            .words()
            .of("groups.summary", fitting.size(), fitting.stream().mapToInt(Group::size).sum()),
        feelings(here, chrome.words()),
        brands(groups.fitting(request.toBuilder().only(Facet.BRAND).build()), here),
        shown.stream()
            .flatMap(
                group ->
                    Optional.ofNullable(labels.get(group.id()))
                        .map(label -> GroupRow.of(group, label, chrome.words(), now))
                        .stream())
            .toList());
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
