package earshot.mention;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * Mentions of a brand that say nearly the same, word by word: reposts, syndicated reviews, copied
 * campaigns. By reference, as in {@link Group}.
 *
 * @param members all of them that are in the window, the one that said it first first
 */
public record Copies(String brand, List<Copy> members) {
  /** Key of copies on the topic of groups. */
  public static final String KEY = "copies:";

  /**
   * One that says it.
   *
   * @param at when it counts as said
   */
  public record Copy(MentionId mention, String source, Instant at) {
    static final Comparator<Copy> ORDER =
        Comparator.comparing(Copy::at).thenComparing(copy -> copy.mention().value());
  }

  public Copies {
    Refuse.when(members.size() < 2, "one alone is no copy: %s", members);
    members = members.stream().sorted(Copy.ORDER).toList();
  }

  /** Tells them from all others: the brand and who said it first. */
  @JsonIgnore
  public String id() {
    return brand + '|' + first();
  }

  /** The mention that said it first. */
  @JsonIgnore
  public MentionId first() {
    return members.getFirst().mention();
  }
}
