package earshot.mention;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Something that a person wants done with a mention.
 *
 * @param id tells it from all others
 * @param value what it shall become, see {@link Act}
 * @param seen the mention that it was made on: it holds only while that is the newest version.
 *     Absent only where nothing is left to be seen, see {@link Act#FORGET}
 * @param sending where an answer stands that is sent
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Command(
    String id,
    MentionId mention,
    Act act,
    Optional<String> value,
    Optional<String> by,
    Instant at,
    Optional<Mention> seen,
    Optional<Sending> sending) {
  private static final Set<Act> MAY_BE_NOTHING = Set.of(Act.FORGET, Act.ASSIGNEE, Act.BRANDS);

  /** More is not remembered of one mention; the oldest goes first. */
  private static final int LONGEST_HISTORY = 200;

  @JsonCreator
  public Command {
    Refuse.when(
        seen.isEmpty() != (act == Act.FORGET), "what was seen decides about %s", act.word());
    Refuse.when(
        seen.filter(m -> !m.id().equals(mention)).isPresent(), "%s was not what was seen", mention);
    Refuse.when(value.isEmpty() && !MAY_BE_NOTHING.contains(act), "%s needs a value", act.word());
    Refuse.when(
        act == Act.RECEIPT ? sending.isEmpty() : sending.isPresent() && act != Act.REPLY,
        "%s and what is sent do not fit",
        act.word());
  }

  /** A command by which nothing leaves. */
  public Command(
      String id,
      MentionId mention,
      Act act,
      Optional<String> value,
      Optional<String> by,
      Instant at,
      Optional<Mention> seen) {
    this(id, mention, act, value, by, at, seen, Optional.empty());
  }

  /** The mention as this makes it: the next version, one deed richer. */
  public Mention done() {
    Mention before = seen.orElseThrow();
    Draft after =
        before
            .toDraft()
            .version(before.version() + 1)
            .history(history(before))
            .copies(0, Optional.empty()); // known when asked only, so it is not kept
    return switch (act) {
      case STATUS -> after.status(Status.of(value.orElseThrow()).word()).mention();
      case ASSIGNEE -> after.assignee(value.orElse(null)).mention();
      case NOTE -> after.mention();
      case SENTIMENT -> after.sentiment(corrected()).mention();
      case BRANDS -> moved(before, after);
      case REPLY -> answered(before, after);
      case RECEIPT -> received(before, after, sending.orElseThrow());
      case FORGET -> throw new IllegalStateException("nothing is left of what is forgotten");
    };
  }

  private Sentiment corrected() {
    return new Sentiment(Label.of(value.orElseThrow()), 1, false, Work.PERSON);
  }

  /** Its statements leave their groups, which are those of another brand; no query decides. */
  private Mention moved(Mention before, Draft after) {
    return after
        .brands(Work.names(value))
        .matched(Optional.empty())
        .statements(before.statements().stream().map(s -> s.withGroup(Optional.empty())).toList())
        .mention();
  }

  private Mention answered(Mention before, Draft after) {
    boolean settled = Status.named(before.state()).filter(Status::settled).isPresent();
    return after
        .reply(new Reply(value.orElseThrow(), Optional.of(at), by, sending))
        .status(settled ? before.state() : Status.ANSWERED.word())
        .mention();
  }

  /** Where the place did not take the answer, its writer waits again. */
  private static Mention received(Mention before, Draft after, Sending now) {
    Optional<Reply> reply = before.reply().filter(answer -> answer.isSentAs(now.reply()));
    reply.ifPresent(answer -> after.reply(answer.with(now)));
    boolean waits =
        now.state() == Sending.State.REFUSED
            && reply.isPresent()
            && before.state().equals(Status.ANSWERED.word());
    return waits ? after.status(stateBefore(before, now)).mention() : after.mention();
  }

  private static String stateBefore(Mention mention, Sending now) {
    return mention.history().stream()
        .filter(deed -> deed.command().equals(now.reply()))
        .findFirst()
        .flatMap(Deed::was)
        .orElse(Mention.OPEN);
  }

  private List<Deed> history(Mention before) {
    List<Deed> history = new ArrayList<>(before.history());
    history.add(new Deed(id, act, value, was(before), by, at, before.version() + 1));
    int surplus = Math.max(0, history.size() - LONGEST_HISTORY);
    return List.copyOf(history.subList(surplus, history.size()));
  }

  private Optional<String> was(Mention before) {
    return switch (act) {
      case STATUS, REPLY -> Optional.of(before.state());
      case ASSIGNEE -> before.assignee();
      case SENTIMENT -> Work.saidByModel(before).map(Label::word);
      case BRANDS -> Work.named(before.brands());
      case NOTE, RECEIPT, FORGET -> Optional.empty();
    };
  }
}
