package earshot.mention;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Statements of a brand that say the same with the same feeling, by reference: what was said stays
 * where it was said.
 *
 * @param id made from what is said in it, so it is the same wherever the same is said
 * @param quote the member that is most like all others
 * @param language ISO 639-1, of most members
 * @param theme what a good part of its statements is about
 * @param members all statements of the window that belong to it, oldest first
 * @param from ids of the groups that its members were in before, where those are others
 * @param threshold how much a statement must be like the members on average to belong to it
 * @param centre where its members point on average, as the group model packs it, in Base64
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Group(
    String id,
    String brand,
    Label sentiment,
    Member quote,
    Optional<String> language,
    Optional<String> theme,
    List<Member> members,
    List<String> from,
    double threshold,
    String centre) {

  /** Key of a group on its topic. */
  public static final String KEY = "group:";

  /**
   * One statement of a group and why it is there.
   *
   * @param statement its place within the mention, from 0
   * @param at when it counts as said
   * @param likeness how much it is like the group's statements on average, at most 1
   * @param copyOf the mention that says nearly the same word by word, where it was not this one
   *     that said it first
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Member(
      MentionId mention,
      @JsonInclude(JsonInclude.Include.ALWAYS) int statement,
      String source,
      Instant at,
      double likeness,
      Optional<MentionId> copyOf) {
    /** Oldest first; of the same instant in a fixed order. */
    public static final Comparator<Member> ORDER =
        Comparator.comparing(Member::at)
            .thenComparing(member -> member.mention().value())
            .thenComparing(Member::statement);
  }

  @SuppressWarnings("NullAway") // JSON leaves empty lists out
  public Group {
    Refuse.when(members == null || members.isEmpty(), "a group needs its members: " + id);
    members = members.stream().sorted(Member.ORDER).toList();
    from = from == null ? List.of() : List.copyOf(from);
  }

  /** The same group with other members. */
  public Group with(List<Member> others) {
    return new Group(id, brand, sentiment, quote, language, theme, others, from, threshold, centre);
  }

  /** The same group with another quote. */
  public Group quoting(Member other) {
    return new Group(
        id, brand, sentiment, other, language, theme, members, from, threshold, centre);
  }

  /** The same group under another name. */
  public Group named(String other) {
    return new Group(
        other, brand, sentiment, quote, language, theme, members, from, threshold, centre);
  }

  /** How many statements it holds. */
  @JsonIgnore
  public int size() {
    return members.size();
  }

  /** How many of them say nearly the same as another one, word by word. */
  @JsonIgnore
  public int duplicates() {
    return (int) members.stream().filter(member -> member.copyOf().isPresent()).count();
  }

  /** How many statements come from each source. */
  @JsonIgnore
  public Map<String, Long> sources() {
    return members.stream()
        .collect(Collectors.groupingBy(Member::source, TreeMap::new, Collectors.counting()));
  }

  /** When it was first said. */
  @JsonIgnore
  public Instant first() {
    return members.getFirst().at();
  }

  /** When it was last said. */
  @JsonIgnore
  public Instant last() {
    return members.getLast().at();
  }
}
