package earshot.mention;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;

/**
 * What people have made of a mention, apart from what was said: it stays when its place edits it.
 *
 * @param reply what was answered from here
 * @param sentiment what a person said about the feeling
 * @param history what was done, oldest first
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Work(
    Optional<String> status,
    Optional<String> assignee,
    Optional<Reply> reply,
    Optional<Sentiment> sentiment,
    List<Deed> history) {
  /** The model of a feeling that a person has corrected. */
  public static final String PERSON = "person";

  @SuppressWarnings("NullAway") // JSON leaves an empty history out
  public Work {
    history = history == null ? List.of() : List.copyOf(history);
  }

  /** What people have made of this mention so far. */
  public static Work of(Mention mention) {
    boolean ours = mention.history().stream().anyMatch(deed -> deed.act() == Act.REPLY);
    return new Work(
        mention.status(),
        mention.assignee(),
        mention.reply().filter(reply -> ours),
        mention.sentiment().filter(Work::corrected),
        mention.history());
  }

  private static boolean corrected(Sentiment sentiment) {
    return sentiment.model().equals(PERSON);
  }

  /**
   * How the writer of this mention feels, now that a model has read it: a correction stands as long
   * as the model says of these words what it said of those that were corrected. Otherwise they have
   * changed, and with them perhaps the feeling.
   */
  public static Sentiment feeling(Mention mention, Sentiment concluded) {
    return mention
        .sentiment()
        .filter(Work::corrected)
        .filter(by -> overruled(mention, concluded.label()))
        .orElse(concluded);
  }

  private static boolean overruled(Mention mention, Label label) {
    return saidByModel(mention).filter(label::equals).isPresent();
  }

  /** The brands that a person gave this mention, which stand through edits; empty if nobody did. */
  public static Optional<List<String>> brands(Mention mention) {
    return mention.history().stream()
        .filter(deed -> deed.act() == Act.BRANDS)
        .reduce((earlier, later) -> later)
        .map(deed -> names(deed.value()));
  }

  /** The brands in the value of a command. */
  public static List<String> names(Optional<String> value) {
    return value.map(names -> names.lines().toList()).orElse(List.of());
  }

  /** These brands as the value of a command; empty where there are none. */
  public static Optional<String> named(List<String> brands) {
    return brands.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", brands));
  }

  /** What the model last said about the feeling, whoever has corrected it since. */
  static Optional<Label> saidByModel(Mention mention) {
    return mention.sentiment().filter(Work::corrected).isEmpty()
        ? mention.sentiment().map(Sentiment::label)
        : mention.history().stream()
            .filter(deed -> deed.act() == Act.SENTIMENT)
            .reduce((earlier, later) -> later)
            .flatMap(Deed::was)
            .map(Label::of);
  }
}
