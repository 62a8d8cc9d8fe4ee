package earshot.query;

import earshot.assess.group.GroupLabel;
import earshot.mention.Group;
import earshot.mention.Group.Member;
import earshot.mention.Mention;
import earshot.mention.MentionId;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a group is called: as people named it, else by the words of its most typical statement, in
 * the language it was said in. They are asked for when somebody looks, so that what is forgotten is
 * forgotten here too.
 */
public final class GroupLabels {
  /** The quote may be gone since; then the next that are most alike. */
  private static final int CHOICE = 3;

  private final MentionStore store;
  private final Groups named;

  /**
   * Labels of groups.
   *
   * @param named knows what people call them
   */
  public GroupLabels(MentionStore store, Groups named) {
    this.store = store;
    this.named = named;
  }

  /** The label of each group by its id; none for a group of which nothing is there any more. */
  public Map<String, String> of(Collection<Group> groups) {
    Set<MentionId> wanted = new HashSet<>();
    groups.forEach(group -> candidates(group).forEach(member -> wanted.add(member.mention())));
    Map<MentionId, Mention> there = new HashMap<>();
    store.byIds(wanted).forEach(mention -> there.put(mention.id(), mention));
    Map<String, String> labels = new HashMap<>();
    for (Group group : groups) {
      candidates(group).stream()
          .flatMap(
              member -> text(member, Optional.ofNullable(there.get(member.mention()))).stream())
          .findFirst()
          .map(GroupLabel::of)
          .map(label -> named.mark(group.id()).name().orElse(label))
          .ifPresent(label -> labels.put(group.id(), label));
    }
    return labels;
  }

  private static List<Member> candidates(Group group) {
    return Stream.concat(
            Stream.of(group.quote()),
            group.members().stream()
                .sorted(Comparator.comparingDouble(Member::likeness).reversed())
                .limit(CHOICE))
        .toList();
  }

  /** What this member says; nothing where its mention is gone or says less now. */
  public static Optional<String> text(Member member, Optional<Mention> mention) {
    return mention
        .filter(there -> there.statements().size() > member.statement())
        .map(there -> there.statements().get(member.statement()).text());
  }
}
