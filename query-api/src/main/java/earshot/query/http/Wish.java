package earshot.query.http;

import earshot.mention.Act;
import earshot.mention.Command;
import earshot.mention.Deed;
import earshot.mention.Label;
import earshot.mention.Mention;
import earshot.mention.ReplyRules;
import earshot.mention.Sending;
import earshot.mention.Status;
import earshot.mention.Work;
import earshot.query.ReplyBook;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What somebody wants done with a mention.
 *
 * @param seen the version of the mention that they looked at; without it whatever is newest counts
 *     as seen
 * @param send whether an answer shall leave; unsaid, it does where it can
 * @param batch what it is done together with, so that all of that can be undone at once
 */
public record Wish(
    Act act,
    Optional<String> value,
    Optional<String> by,
    OptionalLong seen,
    Optional<Boolean> send,
    Optional<String> batch) {
  /** Names of people are not longer. */
  public static final int LONGEST_NAME = 100;

  private static final int LONGEST_TEXT = 10_000;

  /**
   * A wish whose value makes sense.
   *
   * @param field what the value was called by who sent it
   * @throws Problem.Thrown naming the field that does not
   */
  public static Wish of(
      Act act, String field, Optional<String> value, Optional<String> by, OptionalLong seen) {
    switch (act) {
      case STATUS -> oneOf(field, value, Arrays.stream(Status.values()).map(Status::word));
      case SENTIMENT ->
          oneOf(
              field,
              value,
              Stream.of(Label.NEGATIVE, Label.NEUTRAL, Label.POSITIVE).map(Label::word));
      case NOTE, REPLY -> needed(field, value);
      case ASSIGNEE, BRANDS, FORGET -> {} // nobody, none and nothing are fine
      case RECEIPT -> throw new IllegalArgumentException("only places give receipts");
    }
    value.filter(text -> text.length() > longest(act)).ifPresent(text -> tooLong(field, act));
    return new Wish(act, value, by, seen, Optional.empty(), Optional.empty());
  }

  /** The same wish by somebody who says whether the answer shall leave. */
  public Wish sending(Optional<Boolean> send) {
    return new Wish(act, value, by, seen, send, batch);
  }

  /** The same wish as one of several that are done together. */
  public Wish together(String batch) {
    return new Wish(act, value, by, seen, send, Optional.of(batch));
  }

  /** Whether something was done together with others under this name. */
  public static boolean together(String batch, Deed deed) {
    return deed.command().startsWith(batch + ".");
  }

  /** A name for the command of this wish. */
  String freshId() {
    String own = UUID.randomUUID().toString();
    return batch.map(name -> name + "." + own).orElse(own);
  }

  /** A wish that this mention belongs to these brands and no others. */
  public static Wish brands(List<String> names, Optional<String> by, OptionalLong seen) {
    List<String> known = names.stream().filter(name -> !name.isBlank()).distinct().toList();
    return of(Act.BRANDS, Act.BRANDS.word(), Work.named(known), by, seen);
  }

  /** The brands that it names. */
  List<String> brands() {
    return act == Act.BRANDS ? Work.names(value) : List.of();
  }

  /** The most characters of a value. */
  static int longest(Act act) {
    return act == Act.ASSIGNEE ? LONGEST_NAME : LONGEST_TEXT;
  }

  private static void tooLong(String field, Act act) {
    throw JsonFields.refused(
        field, "%s is longer than %,d characters".formatted(field, longest(act)));
  }

  private static void oneOf(String field, Optional<String> value, Stream<String> words) {
    List<String> allowed = words.toList();
    String given = needed(field, value);
    if (!allowed.contains(given)) {
      throw JsonFields.refused(
          field,
          "%s must be one of %s: \"%s\"".formatted(field, String.join(", ", allowed), given));
    }
  }

  private static String needed(String field, Optional<String> value) {
    return value.orElseThrow(() -> JsonFields.refused(field, field + " must not be empty"));
  }

  /** Whether the mention is like that already, so that doing it again would say nothing new. */
  boolean granted(Mention mention) {
    return switch (act) {
      case STATUS -> value.equals(Optional.of(mention.state()));
      case ASSIGNEE -> value.equals(mention.assignee());
      case SENTIMENT ->
          mention
              .sentiment()
              .filter(s -> s.model().equals(Work.PERSON))
              .map(s -> s.label().word())
              .equals(value);
      case BRANDS -> value.equals(Work.named(mention.brands()));
      case NOTE, REPLY, RECEIPT, FORGET -> false;
    };
  }

  /**
   * Who did the same to the mention behind the back of this person, if somebody did. Everything
   * else that happened meanwhile can stand beside the wish.
   */
  Optional<Deed> crossed(Mention mention) {
    long known = seen.orElse(mention.version());
    return mention.history().stream()
        .filter(deed -> deed.version() > known && touches(deed.act()))
        .reduce((earlier, later) -> later);
  }

  private boolean touches(Act other) {
    return switch (act) {
      case NOTE, FORGET -> false;
      case STATUS -> other == Act.STATUS || other == Act.REPLY;
      default -> other == act;
    };
  }

  /**
   * The command that it is.
   *
   * @throws Problem.Thrown where it is an answer that the place would not take
   */
  Command command(String id, Mention mention, ReplyBook replies, Instant at) {
    boolean leaves = act == Act.REPLY && leaves(mention, replies);
    Optional<Sending> sending = Optional.of(Sending.queued(id, at)).filter(queued -> leaves);
    return new Command(id, mention.id(), act, value, by, at, Optional.of(mention), sending);
  }

  private boolean leaves(Mention mention, ReplyBook replies) {
    Optional<ReplyRules> rules = replies.rules(mention);
    if (send.equals(Optional.of(true)) && rules.isEmpty()) {
      throw unfit("answers to this mention can't be sent from here: answer at its url");
    }
    boolean leaves = send.orElse(true) && rules.isPresent();
    if (leaves) {
      rules
          .flatMap(rule -> rule.broken(value.orElseThrow()))
          .ifPresent(
              why -> {
                throw unfit(why);
              });
    }
    return leaves;
  }

  private static Problem.Thrown unfit(String why) {
    return Problem.of(422, "unfit-reply", "The place takes no such answer", why).thrown();
  }
}
