package earshot.query.digest;

import earshot.mention.Group;
import earshot.mention.Group.Member;
import earshot.mention.Mention;
import earshot.mention.MentionId;
import earshot.query.Facet;
import earshot.query.GroupLabels;
import earshot.query.Groups;
import earshot.query.MentionStore;
import earshot.query.SearchRequest;
import earshot.query.digest.Digest.Before;
import earshot.query.digest.Digest.Count;
import earshot.query.digest.Digest.Said;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What many said about a brand in a span, and what of it grew. */
final class GroupFigures {
  private static final int LARGEST = 5;
  private static final int GROWING = 3;

  /** So many members are looked at for the worst and the best. */
  private static final int LOOKED_AT = 200;

  private static final int LONGEST_LABEL = 200;

  private final MentionStore store;
  private final DigestOrder order;
  private final List<Group> groups;
  private final Map<String, Integer> before = new HashMap<>();

  GroupFigures(MentionStore store, Groups groups, DigestOrder order) {
    this.store = store;
    this.order = order;
    this.groups = groups.fitting(request(order));
    SearchRequest earlier =
        request(order).toBuilder().from(order.before()).to(order.from()).build();
    groups.fitting(earlier).forEach(group -> before.put(group.id(), group.size()));
  }

  private static SearchRequest request(DigestOrder order) {
    return DigestComposer.said(order).build();
  }

  int count() {
    return groups.size();
  }

  List<Said> largest() {
    return groups.stream().limit(LARGEST).map(this::said).toList();
  }

  List<Said> growing() {
    return groups.stream()
        .filter(group -> before(group).verdict() == Verdict.MORE)
        .sorted(Comparator.comparingDouble(this::growth).reversed().thenComparing(Group::id))
        .limit(GROWING)
        .map(this::said)
        .toList();
  }

  private double growth(Group group) {
    return (group.size() - before(group).count()) / Math.sqrt(group.size() + before(group).count());
  }

  private Before before(Group group) {
    int then = before.getOrDefault(group.id(), 0);
    return new Before(then, Verdict.ofCounts(group.size(), then));
  }

  private Said said(Group group) {
    SearchRequest search = request(order).toBuilder().only(Facet.GROUP, group.id()).build();
    Map<MentionId, Mention> there = quotable(group);
    return new Said(
        group.id(),
        label(group, there),
        group.language(),
        group.sentiment().word(),
        group.size(),
        before(group),
        new Count("mentions", store.count(search), search, Optional.empty(), Optional.empty()),
        quotes(group, there));
  }

  private Map<MentionId, Mention> quotable(Group group) {
    List<MentionId> ids =
        Stream.concat(
                Stream.of(group.quote()),
                group.members().stream().sorted(Member.ORDER.reversed()).limit(LOOKED_AT))
            .map(Member::mention)
            .distinct()
            .toList();
    Map<MentionId, Mention> there = new HashMap<>();
    store.byIds(ids).stream()
        .filter(Quote::mayBeQuoted)
        .forEach(mention -> there.put(mention.id(), mention));
    return there;
  }

  private static Optional<String> label(Group group, Map<MentionId, Mention> there) {
    return Stream.concat(
            Stream.of(group.quote()),
            group.members().stream()
                .sorted(Comparator.comparingDouble(Member::likeness).reversed()))
        .flatMap(member -> words(member, there).stream())
        .map(words -> earshot.query.Written.cut(words, LONGEST_LABEL))
        .findFirst();
  }

  private static Optional<String> words(Member member, Map<MentionId, Mention> there) {
    return GroupLabels.text(member, Optional.ofNullable(there.get(member.mention())));
  }

  private static List<Quote> quotes(Group group, Map<MentionId, Mention> there) {
    List<Member> sorted =
        group.members().stream()
            .filter(member -> words(member, there).isPresent())
            .sorted(Comparator.comparingDouble(member -> goodwill(member, there)))
            .toList();
    List<Quote> quotes = new ArrayList<>();
    if (!sorted.isEmpty()) {
      quotes.add(quote(sorted.getFirst(), there));
    }
    if (sorted.size() > 1 && !sorted.getFirst().mention().equals(sorted.getLast().mention())) {
      quotes.add(quote(sorted.getLast(), there));
    }
    return quotes;
  }

  private static double goodwill(Member member, Map<MentionId, Mention> there) {
    return Optional.ofNullable(there.get(member.mention()))
        .map(DigestComposer::goodwill)
        .orElse(3.0);
  }

  private static Quote quote(Member member, Map<MentionId, Mention> there) {
    Mention mention = Optional.ofNullable(there.get(member.mention())).orElseThrow();
    return Quote.of(mention, words(member, there), List.of());
  }
}
