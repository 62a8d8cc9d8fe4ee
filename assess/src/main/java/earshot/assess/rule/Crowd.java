package earshot.assess.rule;

import com.fasterxml.jackson.annotation.JsonInclude;
import earshot.mention.Group;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A group as rules see it: the mentions that say the same, by their ids.
 *
 * @param members none when the group is no more
 * @param from the groups that its members were in before, where those are others
 * @param became the group that stands for it from now on
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Crowd(
    String group, String brand, Set<String> members, List<String> from, Optional<String> became) {

  @SuppressWarnings("NullAway") // JSON leaves empty lists out
  public Crowd {
    members = members == null ? Set.of() : new TreeSet<>(members);
    from = from == null ? List.of() : List.copyOf(from);
  }

  /** A group as it is. */
  public static Crowd of(Group group) {
    Set<String> members = new TreeSet<>();
    group.members().forEach(member -> members.add(member.mention().value()));
    return new Crowd(group.id(), group.brand(), members, group.from(), Optional.empty());
  }

  /** The group when it is no more. */
  public Crowd gone() {
    return new Crowd(group, brand, Set.of(), List.of(), Optional.empty());
  }

  /** The group when another one stands for it. */
  public Crowd became(String other) {
    return new Crowd(group, brand, Set.of(), List.of(), Optional.of(other));
  }
}
