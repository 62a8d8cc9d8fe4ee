package earshot.query.notify;

import java.time.Duration;
import java.util.Optional;

/** One way of reaching somebody: alerts go through it, and so can whatever else is written. */
public interface Receiver {
  /** Sends this, waiting for the answer. */
  Outcome send(Message message);

  /** Whether it recognises a message that comes again by its id, and then takes it once only. */
  boolean recognises();

  /** What came of a message. */
  sealed interface Outcome {
    /**
     * It arrived.
     *
     * @param missed who did not get it beside those who did
     */
    record Delivered(Optional<String> missed) implements Outcome {
      public Delivered() {
        this(Optional.empty());
      }
    }

    /**
     * It surely did not arrive.
     *
     * @param pause so long the receiver wants to be left alone
     * @param alone whether only this message was turned away for now, and others may go
     */
    record Failed(String why, Optional<Duration> pause, boolean alone) implements Outcome {
      public Failed(String why, Optional<Duration> pause) {
        this(why, pause, false);
      }
    }

    /** It may have arrived: the connection broke off before the answer. */
    record Unknown(String why) implements Outcome {}

    /** The receiver does not want this message, now or ever. */
    record Refused(String why) implements Outcome {}
  }
}
