package earshot.ingest.connect;

import earshot.mention.Receipt;
import earshot.mention.Sending;
import java.util.Optional;

/**
 * Remembers which answers left and what became of them, and with which refresh tokens to go on: a
 * sink has no offsets of its own to keep them in.
 */
interface ReceiptBook {
  /** What was last written down about an answer, by whomever. */
  Optional<Sending> of(String reply);

  /** Writes it down: when this returns, it cannot be lost any more. */
  void put(Receipt receipt);

  /** The refresh token, locked, that a place last exchanged for this credential. */
  Optional<String> token(String credential);

  /** Writes that down in the same way. */
  void keep(String credential, String locked);
}
