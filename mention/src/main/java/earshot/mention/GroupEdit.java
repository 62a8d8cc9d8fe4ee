package earshot.mention;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Optional;

/**
 * What a person wants otherwise about groups: that all of one belongs to another (a merge), or
 * where one statement belongs (a pin; to a group of its own: a split). It holds by ids, which a
 * replay gives again.
 *
 * @param group all of which belongs elsewhere; absent where it is about one statement
 * @param mention whose statement belongs elsewhere; absent where it is about a whole group
 * @param statement its place within the mention, from 0
 * @param into the group where it belongs
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record GroupEdit(
    Optional<String> group,
    Optional<MentionId> mention,
    @JsonInclude(JsonInclude.Include.ALWAYS) int statement,
    String into,
    Optional<String> by,
    Instant at) {
  /** Key of an edit on the topic of groups. */
  public static final String KEY = "edit:";

  public GroupEdit {
    Refuse.when(
        group.isPresent() == mention.isPresent(), "an edit is about a group or a statement");
    Refuse.when(into.isBlank(), "an edit needs to lead somewhere");
  }

  /** All of this group belongs to another. */
  public static GroupEdit merge(String group, String into, Optional<String> by, Instant at) {
    return new GroupEdit(Optional.of(group), Optional.empty(), 0, into, by, at);
  }

  /** This statement belongs to that group. */
  public static GroupEdit pin(
      MentionId mention, int statement, String into, Optional<String> by, Instant at) {
    return new GroupEdit(Optional.empty(), Optional.of(mention), statement, into, by, at);
  }

  /** What it is about: a later edit of the same replaces it. */
  @JsonIgnore
  public String id() {
    return group.orElseGet(() -> mention.orElseThrow().value() + '#' + statement);
  }
}
