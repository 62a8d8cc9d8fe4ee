package earshot.query.live;

import earshot.mention.Contact;
import earshot.mention.MentionId;
import earshot.mention.Receipt;
import earshot.mention.ReplyOrder;
import earshot.mention.Sending;
import earshot.query.Component;
import java.time.Duration;
import java.util.Optional;

/** Answers on their way out, whom they are for, and what became of each. */
public interface Postbox extends Component {
  /** The next one that was ordered, each again after a start; waits for it for so long. */
  Optional<ReplyOrder> next(Duration atMost) throws InterruptedException;

  /** How whoever said this wants to be answered. */
  Optional<Contact> contact(MentionId mention);

  /** What was last written down about an answer, by whomever. */
  Optional<Sending> known(String reply);

  /** Writes it down: when this returns, it cannot be lost any more. */
  void put(Receipt receipt);
}
