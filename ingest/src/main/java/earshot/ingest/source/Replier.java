package earshot.ingest.source;

import earshot.mention.Kind;
import earshot.mention.ReplyOrder;
import earshot.mention.ReplyRules;
import java.io.IOException;
import java.util.Optional;
import okhttp3.Request;

/**
 * How mentions of one place are answered: what it wants of an answer, how it is asked to take one,
 * and how it says that it did. Stateless; when to send, not sending twice, retries and receipts are
 * the runtime's.
 */
public interface Replier extends Asked {
  /** Whose mentions are answered: the account of their identity. */
  String account();

  /** What answers mentions of this kind, where they are answered in another way than the rest. */
  default Replier of(Kind kind) {
    return this;
  }

  /** What an answer must keep to; checked when somebody writes it. */
  ReplyRules rules();

  /** Sends this answer; where the place {@link #asksFirst}, asks for what that needs. */
  Request request(ReplyOrder reply);

  /** Whether an answer must name more of what it answers than its order holds. */
  default boolean asksFirst() {
    return false;
  }

  /**
   * Sends this answer after {@link #request} was answered; only where the place {@link #asksFirst}.
   *
   * @throws Refusal when what is to be answered is gone
   * @throws IOException when the answer does not say what is needed
   */
  default Request request(ReplyOrder reply, Fetched asked) throws IOException {
    return request(reply);
  }

  /**
   * What the place calls the answer that it took; empty where it gives it no name.
   *
   * @throws Refusal when the place says in its answer that it refuses
   * @throws IOException when the answer does not say that it took it: then nobody knows, and it is
   *     looked for
   */
  Optional<String> parse(ReplyOrder reply, Fetched answer) throws IOException;

  /**
   * Whether the place knows the same answer again, by its mention or by the reply's id, so that
   * sending it twice leaves one.
   */
  default boolean isRepeatable() {
    return false;
  }

  /**
   * How to look whether an answer is there that may have been sent. Where there is no such way, one
   * that may have been sent is not sent again, and people are told.
   */
  default Optional<Search> search(ReplyOrder reply) {
    return Optional.empty();
  }

  /**
   * Looks for an answer at its place.
   *
   * @param request asks for where it would stand
   */
  record Search(Request request, Found found) {}

  /** Reads where the answer would stand. */
  @FunctionalInterface
  interface Found {
    /** What the place calls our answer, blank where it has no name; empty where it is not there. */
    Optional<String> in(Fetched answer) throws IOException;
  }
}
