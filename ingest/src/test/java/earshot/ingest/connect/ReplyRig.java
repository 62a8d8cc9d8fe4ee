package earshot.ingest.connect;

import earshot.ingest.fetch.Fetcher;
import earshot.ingest.fetch.Throttle;
import earshot.ingest.source.Source;
import earshot.mention.Receipt;
import earshot.mention.ReplyOrder;
import earshot.mention.Sending;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** The courier of one source without threads and without time, with receipts in memory. */
public final class ReplyRig implements AutoCloseable {
  private final List<Receipt> receipts = new ArrayList<>();
  private final Map<String, String> tokens;
  private final FakeTime time = new FakeTime(Rig.START);
  private final Fetcher fetcher = new Fetcher(time, time, new Throttle(), "Earshot/test", true);
  private final Courier courier;
  private boolean writing = true;

  public ReplyRig(Source source, String places) {
    this(source, places, new HashMap<>());
  }

  /**
   * A courier that finds these tokens.
   *
   * @param kept locked refresh tokens by credential, as others left them
   */
  ReplyRig(Source source, String places, Map<String, String> kept) {
    tokens = kept;
    courier =
        new Courier(
            new Places(source).addressees(places),
            book(),
            new Tools(time, time, new Throttle(), new Random(7), fetcher));
  }

  private ReceiptBook book() {
    return new ReceiptBook() {
      @Override
      public Optional<Sending> of(String reply) {
        return receipts.stream()
            .map(Receipt::sending)
            .filter(sending -> sending.reply().equals(reply))
            .reduce((earlier, later) -> later);
      }

      @Override
      public void put(Receipt receipt) {
        if (!writing && receipt.sending().state() != Sending.State.SENDING) {
          throw new IllegalStateException("killed");
        }
        receipts.add(receipt);
      }

      @Override
      public Optional<String> token(String credential) {
        return Optional.ofNullable(tokens.get(credential));
      }

      @Override
      public void keep(String credential, String locked) {
        tokens.put(credential, locked);
      }
    };
  }

  /** Brings it as far as it gets now. */
  public Optional<Instant> bring(ReplyOrder reply) {
    try {
      return courier.bring(reply);
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts a test", e);
    }
  }

  /** Brings it, and dies before it is written down what came of it. */
  public ReplyRig dieAfterSending(ReplyOrder reply) {
    writing = false;
    try {
      bring(reply);
      throw new AssertionError("nothing came of it");
    } catch (IllegalStateException killed) {
      writing = true;
    }
    return this;
  }

  /** Tries until nothing is left to do. */
  public Sending settle(ReplyOrder reply) {
    Optional<Instant> next = bring(reply);
    while (next.isPresent()) {
      time.pass(Duration.between(time.instant(), next.get()));
      next = bring(reply);
    }
    return state();
  }

  public FakeTime time() {
    return time;
  }

  /** What was last written down. */
  public Sending state() {
    return receipts.getLast().sending();
  }

  public List<Receipt> receipts() {
    return receipts;
  }

  @Override
  public void close() {
    fetcher.close();
  }
}
