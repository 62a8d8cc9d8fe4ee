package earshot.query.pages;

import earshot.mention.Act;
import earshot.mention.Deed;
import earshot.mention.Group;
import earshot.mention.Mention;
import earshot.query.Groups;
import earshot.query.Hit;
import earshot.query.SearchResult;
import earshot.query.Sort;
import earshot.query.http.Wiring;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What the page of a discussion shows.
 *
 * @param beginning what it began with, if that was heard
 * @param here the address of this page
 * @param groups what several say in it, the most said first, each with how many
 * @param notes what the team noted on it, the newest first
 * @param said what was said, the first first
 * @param first address of its first page, on all others
 */
record ThreadView(
    Chrome chrome,
    String size,
    String here,
    Optional<Card> beginning,
    List<Choice> groups,
    List<Note> notes,
    List<Card> said,
    Optional<String> first,
    Optional<String> next) {
  private static final int SHOWN = 50;

  /** Groups and notes are those of so many of the newest. */
  private static final int LOOKED_AT = 500;

  private static final int GROUPS_SHOWN = 12;

  private static final Comparator<Map.Entry<Deed, Mention>> NEWEST_FIRST =
      Comparator.comparing((Map.Entry<Deed, Mention> one) -> one.getKey().at()).reversed();

  /** What somebody wrote for the team, and where. */
  record Note(String says, String text, Times.Moment at, String href) {}

  static ThreadView of(
      Discussion discussion, Optional<String> after, Chrome chrome, Wiring wiring) {
    SearchResult page =
        wiring.store().search(discussion.request().size(SHOWN).after(after.orElse(null)).build());
    List<Mention> newest =
        wiring
            .store()
            .search(discussion.request().sort(Sort.NEWEST).size(LOOKED_AT).build())
            .mentions();
    Optional<Mention> beginning = wiring.store().byId(discussion.beginning());
    List<Mention> shown = Stream.concat(newest.stream(), beginning.stream()).toList();
    Backdrop backdrop =
        Backdrop.of(
            Stream.concat(shown.stream(), page.mentions().stream()).toList(),
            Set.of(),
            page.ranking(),
            chrome.words(),
            wiring);
    String here = chrome.here();
    return new ThreadView(
        chrome,
        discussion.says(chrome.words()),
        here,
        beginning.map(mention -> Card.of(Hit.plain(mention), backdrop)),
        groups(shown, backdrop),
        notes(shown, backdrop),
        page.hits().stream().map(hit -> Card.of(hit, backdrop)).toList(),
        after.map(any -> here),
        page.after().map(token -> here + "?after=" + token));
  }

  private static List<Choice> groups(List<Mention> shown, Backdrop backdrop) {
    Map<String, Integer> sizes = new LinkedHashMap<>();
    for (Mention mention : shown) {
      of(mention, backdrop.groups())
          .map(Group::id)
          .distinct()
          .forEach(id -> sizes.merge(id, 1, Integer::sum));
    }
    return sizes.entrySet().stream()
        .filter(one -> backdrop.labels().containsKey(one.getKey()))
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .limit(GROUPS_SHOWN)
        .map(one -> choice(one.getKey(), one.getValue(), backdrop))
        .toList();
  }

  private static Stream<Group> of(Mention mention, Groups groups) {
    return IntStream.range(0, mention.statements().size())
        .boxed()
        .flatMap(i -> groups.of(mention.id(), i).stream());
  }

  private static Choice choice(String id, int size, Backdrop backdrop) {
    return new Choice(
        backdrop.labels().getOrDefault(id, id),
        GroupsView.PATH + '/' + id,
        false,
        backdrop.words().number(size, 0));
  }

  private static List<Note> notes(List<Mention> shown, Backdrop backdrop) {
    return shown.stream()
        .flatMap(
            mention ->
                mention.history().stream()
                    .filter(deed -> deed.act() == Act.NOTE)
                    .map(deed -> Map.entry(deed, mention)))
        .sorted(NEWEST_FIRST)
        .map(one -> note(one.getKey(), one.getValue(), backdrop))
        .toList();
  }

  private static Note note(Deed deed, Mention mention, Backdrop backdrop) {
    String who = deed.by().orElseGet(() -> backdrop.words().of("card.somebody"));
    return new Note(
        backdrop.words().of("done.note", who),
        deed.value().orElse(""),
        backdrop.times().moment(deed.at()),
        MentionPage.path(mention.id()));
  }
}
