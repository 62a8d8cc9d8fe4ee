package earshot.query.http;

import earshot.mention.Group;
import earshot.mention.GroupEdit;
import earshot.mention.GroupMark;
import earshot.mention.MentionId;
import earshot.mention.Texts;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/**
 * Lets people say what is one group and what is not, what it is called and whether it is mended;
 * the groups that are found obey.
 */
public final class GroupDesk {
  private final Wiring wiring;
  private final Duration patience;

  /** A desk that waits some seconds until what was done can be read. */
  public GroupDesk(Wiring wiring) {
    this(wiring, Desk.PATIENCE);
  }

  GroupDesk(Wiring wiring, Duration patience) {
    this.wiring = wiring;
    this.patience = patience;
  }

  /**
   * A group after a wish.
   *
   * @param id under which it is found
   * @param shown whether the wish can be read; else Kafka has it and it will show
   */
  public record Answer(String id, boolean shown) {}

  /** Makes a group a part of another; one that is merged into itself stands alone again. */
  public Answer merge(String id, String into, Optional<String> by) {
    if (into.equals(id)) {
      wiring.intake().takeBackMerge(id);
      return await(id, () -> leads(id, id));
    }
    String target = present(into).id();
    String part = present(id).id();
    if (target.equals(part)) {
      throw JsonFields.refused("into", "%s and %s are one group".formatted(id, into));
    }
    wiring.intake().edit(List.of(GroupEdit.merge(part, target, by, now())));
    return await(target, () -> leads(part, target));
  }

  /** These statements, each named as mention#place, belong to this group. */
  public Answer pin(String id, List<String> statements, Optional<String> by) {
    return move(present(id).id(), statements, by);
  }

  /** These statements of the group are a group of their own. */
  public Answer split(String id, List<String> statements, Optional<String> by) {
    present(id);
    String own = "p" + UUID.randomUUID().toString().replace("-", "").substring(0, 16);
    return move(own, statements, by);
  }

  /** The group is called this; without a name, by what is said in it. */
  public Answer name(String id, Optional<String> given, Optional<String> by) {
    Optional<String> name = given.flatMap(Texts::present).map(GroupDesk::line);
    if (name.filter(n -> n.length() > GroupMark.LONGEST_NAME).isPresent()) {
      throw JsonFields.refused(
          "name", "a group's name has at most %d characters".formatted(GroupMark.LONGEST_NAME));
    }
    String group = present(id).id();
    return mark(wiring.groups().now().mark(group).named(name, by, now()));
  }

  /** What the group speaks of is mended as of now, or is not. */
  public Answer solve(String id, boolean solved, Optional<String> by) {
    String group = present(id).id();
    Instant at = now();
    return mark(
        wiring.groups().now().mark(group).solved(Optional.of(at).filter(t -> solved), by, at));
  }

  private static String line(String name) {
    return name.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
  }

  private Answer mark(GroupMark mark) {
    wiring.intake().mark(mark);
    return await(mark.group(), () -> wiring.groups().now().mark(mark.group()).equals(mark));
  }

  private Answer move(String into, List<String> statements, Optional<String> by) {
    if (statements.isEmpty()) {
      throw JsonFields.refused("statements", "statements must not be empty");
    }
    Instant at = now();
    List<GroupEdit> edits = statements.stream().map(named -> edit(named, into, by, at)).toList();
    wiring.intake().edit(edits);
    return await(into, () -> edits.stream().allMatch(edit -> isIn(edit, into)));
  }

  private static GroupEdit edit(String named, String into, Optional<String> by, Instant at) {
    String[] parts = named.split("#", 2);
    if (parts.length != 2 || parts[0].isBlank() || !parts[1].matches("[0-9]{1,4}")) {
      throw JsonFields.refused(
          "statements", "a statement is named by its mention and its place in it, as in m#0");
    }
    return GroupEdit.pin(new MentionId(parts[0]), Integer.parseInt(parts[1]), into, by, at);
  }

  private boolean isIn(GroupEdit edit, String into) {
    return wiring.groups().now().of(edit.mention().orElseThrow(), edit.statement()).stream()
        .anyMatch(group -> group.id().equals(into));
  }

  private boolean leads(String id, String into) {
    return wiring.groups().now().byId(id).stream()
        .findFirst()
        .filter(group -> group.id().equals(into))
        .isPresent();
  }

  /** The group of this id, or the largest part of what it became. */
  private Group present(String id) {
    return present(wiring, id).getFirst();
  }

  /** The group of this id, or those that it became; or the answer that there is none. */
  static List<Group> present(Wiring wiring, String id) {
    List<Group> found = wiring.groups().now().byId(id);
    if (found.isEmpty()) {
      throw Problem.notFound("there is no group " + id).thrown();
    }
    return found;
  }

  private Instant now() {
    return wiring.clock().instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private Answer await(String id, BooleanSupplier seen) {
    Patience waiting = new Patience(System::nanoTime, patience);
    while (!seen.getAsBoolean()) {
      if (!waiting.allows()) {
        return new Answer(id, false);
      }
    }
    return new Answer(id, true);
  }
}
