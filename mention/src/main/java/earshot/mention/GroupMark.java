package earshot.mention;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Optional;

/**
 * What people say about a group as a whole: what they call it, and since when what it speaks of is
 * mended.
 *
 * @param group its id
 * @param name absent where it is called by what is said in it
 * @param solved absent where nobody says that it is mended
 * @param by who said the last of this
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record GroupMark(
    String group,
    Optional<String> name,
    Optional<Instant> solved,
    Optional<String> by,
    Instant at) {
  /** Key of a mark on the topic of groups. */
  public static final String KEY = "mark:";

  /** Names are titles, not texts. */
  public static final int LONGEST_NAME = 120;

  public GroupMark {
    Refuse.when(group.isBlank(), "a mark is about a group");
    Refuse.when(
        name.filter(n -> n.isBlank() || n.length() > LONGEST_NAME).isPresent(),
        "a group's name has 1 to %d characters",
        LONGEST_NAME);
  }

  /** Nothing said about this group yet. */
  public static GroupMark none(String group, Instant at) {
    return new GroupMark(group, Optional.empty(), Optional.empty(), Optional.empty(), at);
  }

  /** The same, called this from now on; without a name it is called by what is said in it. */
  public GroupMark named(Optional<String> other, Optional<String> by, Instant at) {
    return new GroupMark(group, other, solved, by, at);
  }

  /** The same, mended since then or no longer. */
  public GroupMark solved(Optional<Instant> since, Optional<String> by, Instant at) {
    return new GroupMark(group, name, since, by, at);
  }

  /** The same about another group. */
  public GroupMark about(String other) {
    return new GroupMark(other, name, solved, by, at);
  }

  /** Whether it says anything. */
  @JsonIgnore
  public boolean isEmpty() {
    return name.isEmpty() && solved.isEmpty();
  }

  /** How many statements of the group were said since it was called mended. */
  public long since(Group of) {
    return solved
        .map(then -> of.members().stream().filter(member -> member.at().isAfter(then)).count())
        .orElse(0L);
  }
}
