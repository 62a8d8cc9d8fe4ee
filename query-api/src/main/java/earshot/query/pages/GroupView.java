package earshot.query.pages;

import earshot.mention.Group;
import earshot.mention.Group.Member;
import earshot.mention.GroupMark;
import earshot.mention.Mention;
import earshot.mention.MentionId;
import earshot.query.GroupLabels;
import earshot.query.Groups;
import earshot.query.MentionStore;
import earshot.query.SearchRequest;
import earshot.query.SourceName;
import earshot.query.Wording;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the page of one group shows: when and where it was said, its statements, the newest first,
 * each with why it is there, and what people can make of it.
 *
 * @param name as people named it; empty where nobody did
 * @param solved whether somebody called it mended
 * @param parts addresses of what else became of the group that was asked for
 * @param merged groups that people made parts of it, by label and id
 * @param others groups that it could be one with, by label and id
 */
record GroupView(
    Chrome chrome,
    GroupRow group,
    String name,
    boolean solved,
    List<String> parts,
    Chart chart,
    List<Choice> merged,
    List<Choice> others,
    List<Said> said) {
  private static final int SHOWN = 100;

  /** More groups than this are no choice any more; programs can name any. */
  private static final int MOST_OTHERS = 60;

  /**
   * One statement.
   *
   * @param key names it to forms
   * @param why how much it is like the others
   * @param copyOf address of what said nearly the same first, if this says it again
   * @param mention address of the whole of what was said
   */
  record Said(
      String key,
      String text,
      String lang,
      String source,
      String why,
      Optional<String> copyOf,
      String mention,
      Times.Moment at,
      Optional<String> link) {}

  /** The first of these, which the others were once one with. */
  static GroupView of(
      List<Group> found, Groups groups, MentionStore store, Chrome chrome, Instant now) {
    Group group = found.getFirst();
    GroupMark mark = groups.mark(group.id());
    List<Group> others = others(group, groups);
    List<Group> named = new ArrayList<>(others);
    named.add(group);
    groups.merged(group.id()).forEach(part -> named.add(part.was()));
    Map<String, String> labels = new GroupLabels(store, groups).of(named);
    Wording words = chrome.words();
    return new GroupView(
        chrome,
        GroupRow.of(group, labels.getOrDefault(group.id(), group.id()), mark, words, now),
        mark.name().orElse(""),
        mark.solved().isPresent(),
        found.stream().skip(1).map(part -> GroupsView.PATH + '/' + part.id()).toList(),
        chart(group, words, now),
        groups.merged(group.id()).stream()
            .map(part -> choice(part.id(), labels.getOrDefault(part.was().id(), part.id())))
            .toList(),
        others.stream()
            .filter(other -> labels.containsKey(other.id()))
            .map(other -> choice(other.id(), labels.getOrDefault(other.id(), "")))
            .toList(),
        said(group, store, words, now));
  }

  private static Choice choice(String id, String label) {
    return new Choice(label, id, false, "");
  }

  /** Those of the same brand and feeling come first: they are meant most often. */
  private static List<Group> others(Group group, Groups groups) {
    return groups.fitting(SearchRequest.everything()).stream()
        .filter(other -> other.brand().equals(group.brand()) && !other.id().equals(group.id()))
        .sorted(Comparator.comparing(other -> other.sentiment() != group.sentiment()))
        .limit(MOST_OTHERS)
        .toList();
  }

  private static Chart chart(Group group, Wording words, Instant now) {
    Map<String, List<Instant>> bySource =
        group.members().stream()
            .collect(
                Collectors.groupingBy(
                    Member::source, Collectors.mapping(Member::at, Collectors.toList())));
    List<DayChart.Series> series =
        bySource.entrySet().stream()
            .map(
                source ->
                    new DayChart.Series(SourceName.of(source.getKey(), words), source.getValue()))
            .sorted(Comparator.comparing(one -> -one.at().size()))
            .limit(DayChart.MOST)
            .toList();
    Address said = Address.of(Map.of("group", List.of(group.id())));
    return new DayChart(words, now).of(words.of("groups.chart"), series, said);
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
                    member.mention().value() + '#' + member.statement(),
                    text,
                    Languages.tag(mention.language()),
                    SourceName.of(mention.source(), words),
                    words.of("groups.why", words.percent(member.likeness())),
                    member.copyOf().map(first -> "/mentions/" + first.value()),
                    "/mentions/" + mention.id().value(),
                    times.moment(member.at()),
                    mention.url().filter(Card::opens)));
  }
}
