package earshot.ingest.connect;

import earshot.mention.Receipt;
import earshot.mention.Sending;
import java.util.Optional;

/** Remembers which answers left and what became of them. */
interface ReceiptBook {
  /** What was last written down about an answer, by whomever. */
  Optional<Sending> of(String reply);

  /** Writes it down: when this returns, it cannot be lost any more. */
  void put(Receipt receipt);
}
