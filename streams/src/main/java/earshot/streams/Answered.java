package earshot.streams;

import com.fasterxml.jackson.annotation.JsonInclude;
import earshot.mention.Mention;
import earshot.mention.Reply;
import earshot.mention.Sending;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A mention and what the brand answered to it in things of their own: whichever comes first waits
 * here for the other.
 *
 * @param said as it was said last; of an answer no more than that it is one
 * @param given the answers that stand at the place
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record Answered(Optional<Mention> said, List<Mention> given) {
  static final Answered NOTHING = new Answered(Optional.empty(), List.of());

  @SuppressWarnings("NullAway") // JSON leaves an empty list out
  Answered {
    given = given == null ? List.of() : List.copyOf(given);
  }

  boolean isNothing() {
    return said.isEmpty() && given.isEmpty();
  }

  Answered said(Optional<Mention> now) {
    return new Answered(now, given);
  }

  /** With this answer as it is now; one without words is taken back. */
  Answered given(Mention answer) {
    List<Mention> now = new ArrayList<>(given);
    now.removeIf(other -> other.id().equals(answer.id()));
    answer.text().ifPresent(text -> now.add(answer));
    return new Answered(said, now);
  }

  /**
   * The mention with the first answer that it got.
   *
   * @param ours what was answered from here, whose words the place may have changed
   */
  Optional<Mention> mention(Optional<Reply> ours) {
    return said.map(
        mention ->
            first()
                .filter(answer -> mention.reply().isEmpty())
                .map(answer -> mention.toDraft().reply(reply(answer, ours)).mention())
                .orElse(mention));
  }

  private Optional<Mention> first() {
    return given.stream().min(Comparator.comparing(Mention::at).thenComparing(Mention::nativeId));
  }

  private static Reply reply(Mention answer, Optional<Reply> ours) {
    String text =
        ours.filter(reply -> answer.editedAt().isEmpty() && names(reply, answer))
            .map(Reply::text)
            .orElseGet(answer.text()::orElseThrow);
    return new Reply(text, Optional.of(answer.at()), Optional.empty());
  }

  private static boolean names(Reply reply, Mention answer) {
    return reply.sending().flatMap(Sending::nativeId).filter(answer.nativeId()::equals).isPresent();
  }
}
