package earshot.mention;

import java.time.Instant;
import java.util.List;

/**
 * Where a group went that is no more: into one other (it was joined to it) or into several (it was
 * parted). What points to the old one still finds its way.
 *
 * @param id of the group that was
 * @param into ids of the groups that its statements are in now, the most of them first
 */
public record GroupAlias(String id, List<String> into, Instant at) {
  /** Key of an alias on the topic of groups. */
  public static final String KEY = "alias:";

  public GroupAlias {
    Refuse.when(into.isEmpty(), "an alias needs to lead somewhere: " + id);
    into = List.copyOf(into);
  }
}
