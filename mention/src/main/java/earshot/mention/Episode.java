package earshot.mention;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something a rule watches for happened, from when it began to when it was over. Each record on
 * {@code episodes} replaces the one before. It holds no text, only ids.
 *
 * @param kind of the rule: each, threshold, spike, drop, rating, group, growth, silent, unanswered
 * @param cause what it is about: the mention of kinds each and unanswered, the feed of kind silent,
 *     the group of kinds group and growth, else the brand
 * @param step counts what people should be told of it, from 1
 * @param change what happened last
 * @param at when that was
 * @param figures the counts behind it, where there are any
 * @param mentions the newest that belong to it, at most {@value #NAMED}
 * @param receivers who is told, by name
 * @param reason why it is over, or what people should know
 * @param ruleVersion what the rule asked when it opened; absent where no rule opened it
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Episode(
    String id,
    String rule,
    String kind,
    String cause,
    State state,
    int step,
    Change change,
    Instant openedAt,
    Instant at,
    Optional<Instant> closedAt,
    Optional<Figures> figures,
    List<MentionId> mentions,
    List<String> receivers,
    Optional<String> reason,
    Optional<String> ruleVersion) {
  /** So many mentions it names at most. */
  public static final int NAMED = 20;

  @SuppressWarnings("NullAway") // JSON leaves empty lists out
  public Episode {
    Refuse.when(step < 1, "the first thing to tell is that it began: step %s", step);
    Refuse.when(
        (state == State.CLOSED) != closedAt.isPresent(),
        "closed and since when go together: %s",
        id);
    mentions = orEmpty(mentions);
    receivers = orEmpty(receivers);
  }

  /** One that no rule opened. */
  public Episode(
      String id,
      String rule,
      String kind,
      String cause,
      State state,
      int step,
      Change change,
      Instant openedAt,
      Instant at,
      Optional<Instant> closedAt,
      Optional<Figures> figures,
      List<MentionId> mentions,
      List<String> receivers,
      Optional<String> reason) {
    this(
        id,
        rule,
        kind,
        cause,
        state,
        step,
        change,
        openedAt,
        at,
        closedAt,
        figures,
        mentions,
        receivers,
        reason,
        Optional.empty());
  }

  private static <T> List<T> orEmpty(@Nullable List<T> list) {
    return list == null ? List.of() : List.copyOf(list);
  }

  /** How far it is. */
  public enum State {
    @JsonProperty("open")
    OPEN,
    /** It lasts longer than one look. */
    @JsonProperty("ongoing")
    ONGOING,
    @JsonProperty("closed")
    CLOSED;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What happened last to an episode. */
  public enum Change {
    @JsonProperty("opened")
    OPENED,
    @JsonProperty("lasts")
    LASTS,
    /** It has grown by half since people were told. */
    @JsonProperty("peak")
    PEAK,
    /** A mention in it was edited, taken back or added. */
    @JsonProperty("updated")
    UPDATED,
    @JsonProperty("closed")
    CLOSED;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * The counts behind an episode.
   *
   * @param value of the newest window: mentions, or stars for kind rating
   * @param usual what was to be expected, where that was asked
   * @param limit what it had to reach
   * @param peak farthest value so far
   */
  public record Figures(
      double value, Optional<Double> usual, double limit, double peak, Duration over) {}

  /** Whether it is about a group, which its cause names. */
  @JsonIgnore
  public boolean ofGroup() {
    return kind.equals("group") || kind.equals("growth");
  }

  /** Whether it is about one mention alone. */
  @JsonIgnore
  public boolean ofOneMention() {
    return kind.equals("each") || kind.equals("unanswered");
  }
}
