package earshot.query.pages;

import earshot.mention.Group;
import earshot.mention.Group.Member;
import earshot.mention.Mention;
import earshot.mention.MentionId;
import earshot.query.GroupLabels;
import earshot.query.MentionStore;
import earshot.query.Wording;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the page of one group shows: its statements, the newest first, each with why it is there.
 *
 * @param parts addresses of what else became of the group that was asked for
 */
record GroupView(Chrome chrome, GroupRow group, List<String> parts, List<Said> said) {
  private static final int SHOWN = 100;

  /**
   * One statement.
   *
   * @param why how much it is like the others
   */
  record Said(
      String text,
      String lang,
      String source,
      String why,
      boolean copy,
      Times.Moment at,
      Optional<String> link) {}

  /** The first of these, which the others were once one with. */
  static GroupView of(List<Group> found, MentionStore store, Chrome chrome, Instant now) {
    Group group = found.getFirst();
    String label = new GroupLabels(store).of(List.of(group)).getOrDefault(group.id(), group.id());
    return new GroupView(
        chrome,
        GroupRow.of(group, label, chrome.words(), now),
        found.stream().skip(1).map(part -> GroupsView.PATH + '/' + part.id()).toList(),
        said(group, store, chrome.words(), now));
  }

  private static List<Said> said(Group group, MentionStore store, Wording words, Instant now) {
    List<Member> newest =
        group.members().stream().sorted(Member.ORDER.reversed()).limit(SHOWN).toList();
    Map<MentionId, Mention> there = new HashMap<>();
    store
        .byIds(newest.stream().map(Member::mention).distinct().toList())
        .forEach(mention -> there.put(mention.id(), mention));
    Times times = new Times(words, now);
    return newest.stream()
        .flatMap(
            member ->
                Optional.ofNullable(there.get(member.mention()))
                    .flatMap(mention -> said(member, mention, words, times))
                    .stream())
        .toList();
  }

  private static Optional<Said> said(Member member, Mention mention, Wording words, Times times) {
    return GroupLabels.text(member, Optional.of(mention))
        .map(
            text ->
                new Said(
                    text,
                    Languages.tag(mention.language()),
                    mention.source(),
                    words.of("groups.why", words.percent(member.likeness())),
                    member.copyOf().isPresent(),
                    times.moment(member.at()),
                    mention.url().filter(Card::opens)));
  }
}
