package earshot.mention;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * An answer to be sent to the place of its mention, on {@code replies}: as much of the mention as
 * is needed to find it there, and nothing that its writer said.
 *
 * @param id of the command that asked for it
 * @param account whose place at the source it is
 * @param nativeId what it answers
 * @param thread what that belongs to
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ReplyOrder(
    String id,
    MentionId mention,
    String source,
    String account,
    String nativeId,
    Kind kind,
    Optional<String> thread,
    Optional<String> url,
    String text,
    Optional<String> by,
    Instant at) {
  @SuppressWarnings("NullAway") // JSON leaves the empty account out
  public ReplyOrder {
    Refuse.when(text.isBlank(), "an answer needs words");
    account = account == null ? "" : account;
  }

  /** Longer than this nobody waits for an answer; and its order does not stay much longer. */
  public static final Duration PATIENCE = Duration.ofHours(12);

  /** Whether it has waited too long to be sent any more. */
  public boolean isLate(Instant now) {
    return now.isAfter(at.plus(PATIENCE));
  }

  /** What is to be sent after the last thing that somebody did with this mention, if anything. */
  public static Optional<ReplyOrder> of(Mention mention) {
    return mention
        .reply()
        .filter(reply -> isNew(reply, mention))
        .map(reply -> of(mention, reply, mention.history().getLast()));
  }

  private static boolean isNew(Reply reply, Mention mention) {
    Optional<String> queued =
        reply
            .sending()
            .filter(sending -> sending.state() == Sending.State.QUEUED)
            .map(Sending::reply);
    return !mention.history().isEmpty()
        && queued.equals(Optional.of(mention.history().getLast().command()));
  }

  private static ReplyOrder of(Mention mention, Reply reply, Deed deed) {
    return new ReplyOrder(
        deed.command(),
        mention.id(),
        mention.source(),
        mention.account(),
        mention.nativeId(),
        mention.kind(),
        mention.thread(),
        mention.url(),
        reply.text(),
        reply.by(),
        deed.at());
  }
}
