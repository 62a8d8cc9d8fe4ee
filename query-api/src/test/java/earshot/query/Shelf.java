package earshot.query;

import earshot.mention.Copies;
import earshot.mention.Copies.Copy;
import earshot.mention.Group;
import earshot.mention.Group.Member;
import earshot.mention.GroupAlias;
import earshot.mention.GroupEdit;
import earshot.mention.GroupMark;
import earshot.mention.Label;
import earshot.mention.Mention;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** A book of groups that a test fills. */
public final class Shelf implements GroupBook {
  private final List<Group> groups = new ArrayList<>();
  private final List<GroupAlias> aliases = new ArrayList<>();
  private final List<Copies> copies = new ArrayList<>();
  private final List<GroupEdit> edits = new CopyOnWriteArrayList<>();

  private final List<GroupMark> marks = new CopyOnWriteArrayList<>();

  /** A group of the first statements of these mentions of Acme; the first is the quote. */
  public Shelf put(String id, Mention... mentions) {
    return put(group(id, Stream.of(mentions).map(Shelf::member).toList()));
  }

  public Shelf put(Group group) {
    groups.add(group);
    return this;
  }

  public Shelf alias(String id, String... into) {
    aliases.add(new GroupAlias(id, List.of(into), Said.NOW));
    return this;
  }

  /** People want it so. */
  public Shelf edits(Collection<GroupEdit> wanted) {
    edits.clear();
    edits.addAll(wanted);
    return this;
  }

  /** People say this about groups. */
  public Shelf marks(Collection<GroupMark> said) {
    marks.clear();
    marks.addAll(said);
    return this;
  }

  /** These mentions of Acme say nearly the same. */
  public Shelf copies(Mention... mentions) {
    copies.add(copied(mentions));
    return this;
  }

  public static Copies copied(Mention... mentions) {
    return new Copies(
        "Acme", Stream.of(mentions).map(m -> new Copy(m.id(), m.source(), m.at())).toList());
  }

  public static Group group(String id, List<Member> members) {
    return new Group(
        id,
        "Acme",
        Label.NEGATIVE,
        members.getFirst(),
        Optional.of("en"),
        Optional.of("service"),
        members,
        List.of(),
        0.5,
        "");
  }

  public static Member member(Mention mention) {
    return new Member(mention.id(), 0, mention.source(), mention.at(), 0.75, Optional.empty());
  }

  @Override
  public Groups now() {
    return new Groups(groups, aliases, copies, edits, marks);
  }

  @Override
  public CheckResult check() {
    return CheckResult.ok("");
  }
}
