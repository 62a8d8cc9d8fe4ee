package earshot.assess.rule;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import earshot.assess.query.Query;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What to tell about, when, and whom; a record on {@code settings} under {@code rule:NAME}.
 *
 * @param when the condition, in the query language; absent where none is asked (kind silent)
 * @param receivers who is told, by name
 * @param coolDown so long after an episode the same cause opens no new one
 * @param quiet hours in which nobody is told; what happens then is told afterwards
 * @param escalation who is told when nobody acknowledges
 * @param made whether people made it while Earshot ran; else the configuration declares it
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Rule(
    String name,
    Optional<String> when,
    Trigger trigger,
    List<String> receivers,
    Duration coolDown,
    Optional<QuietHours> quiet,
    Optional<Escalation> escalation,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean made) {

  @SuppressWarnings("NullAway") // JSON leaves lists and spans out
  public Rule {
    if (name.isBlank() || name.chars().anyMatch(c -> c < ' ')) {
      throw new IllegalArgumentException("a rule needs a name in one line");
    }
    if (when.isEmpty() && !(trigger instanceof Trigger.Silent)) {
      throw new IllegalArgumentException("a rule needs 'when', a query");
    }
    when.ifPresent(Query::parse);
    receivers = orEmpty(receivers);
    coolDown = coolDown == null ? Duration.ZERO : coolDown;
  }

  /** One that the configuration declares. */
  public Rule(
      String name,
      Optional<String> when,
      Trigger trigger,
      List<String> receivers,
      Duration coolDown,
      Optional<QuietHours> quiet,
      Optional<Escalation> escalation) {
    this(name, when, trigger, receivers, coolDown, quiet, escalation, false);
  }

  private static <T> List<T> orEmpty(@Nullable List<T> list) {
    return list == null ? List.of() : List.copyOf(list);
  }

  /** A rule of kind each that tells nobody but the page of alerts. */
  public static Rule each(String name, String when) {
    return of(name, when, new Trigger.Each());
  }

  /** A rule with these essentials alone. */
  public static Rule of(String name, String when, Trigger trigger) {
    return new Rule(
        name,
        Optional.of(when),
        trigger,
        List.of(),
        Duration.ZERO,
        Optional.empty(),
        Optional.empty());
  }

  /** This rule, telling these. */
  public Rule telling(String... names) {
    return new Rule(name, when, trigger, List.of(names), coolDown, quiet, escalation, made);
  }

  /** This rule, made by people. */
  public Rule byPeople() {
    return new Rule(name, when, trigger, receivers, coolDown, quiet, escalation, true);
  }

  /** What it counts: a rule that counts something else begins anew, and has another print. */
  @JsonIgnore
  public String print() {
    return "%08x".formatted((when.orElse("") + "\n" + trigger).hashCode());
  }

  /**
   * Who is told when an episode is not acknowledged in time.
   *
   * @param after so long after it opened
   */
  public record Escalation(Duration after, List<String> receivers) {
    public Escalation {
      receivers = List.copyOf(receivers);
    }
  }
}
