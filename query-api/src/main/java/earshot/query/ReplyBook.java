package earshot.query;

import earshot.mention.Mention;
import earshot.mention.ReplyRules;
import java.util.Optional;

/** Which mentions can be answered from here, and what their places want of an answer. */
@FunctionalInterface
public interface ReplyBook {
  /** Nothing is sent anywhere; what was answered is kept. */
  ReplyBook NONE = mention -> Optional.empty();

  /** The rules for an answer to this mention; empty where none can be sent. */
  Optional<ReplyRules> rules(Mention mention);

  /** Whether an answer goes by mail to whoever left an address, because its place takes none. */
  default boolean byMail(Mention mention) {
    return false;
  }
}
