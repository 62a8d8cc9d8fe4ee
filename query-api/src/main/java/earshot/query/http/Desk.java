package earshot.query.http;

import earshot.mention.Act;
import earshot.mention.Command;
import earshot.mention.Deed;
import earshot.mention.Mention;
import earshot.mention.MentionId;
import earshot.mention.Receipt;
import earshot.mention.Sending;
import earshot.query.MentionStore;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongSupplier;

/**
 * Lets people work on mentions. A wish becomes a command on the newest version of its mention; if
 * the flow was told something else of it first, the wish is looked at again and commanded anew.
 */
public final class Desk {
  static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Wiring wiring;
  private final MentionStore store;
  private final LongSupplier nanos;
  private final Duration patience;

  /** A desk that waits some seconds until what was done can be read. */
  public Desk(Wiring wiring) {
    this(wiring, System::nanoTime, PATIENCE);
  }

  Desk(Wiring wiring, LongSupplier nanos, Duration patience) {
    this.wiring = wiring;
    this.store = wiring.store();
    this.nanos = nanos;
    this.patience = patience;
  }

  /**
   * A mention after a wish.
   *
   * @param shown whether the wish can be read in it; else Kafka has it and it will show
   */
  public record Answer(Mention mention, boolean shown) {}

  /**
   * Does it, and waits until it can be read.
   *
   * @throws Problem.Thrown where there is no such mention, or somebody did the same meanwhile
   */
  public Answer grant(MentionId id, Wish wish) {
    wish.brands().forEach(this::known);
    Patience waiting = new Patience(nanos, patience);
    while (true) {
      Mention mention = wiring.mention(id);
      if (wish.granted(mention)) {
        return new Answer(mention, true);
      }
      wish.crossed(mention).ifPresent(deed -> refuse(deed, mention));
      Command command = wish.command(wish.freshId(), mention, wiring.replies(), now());
      wiring.intake().take(command);
      Optional<Mention> after = changed(mention, waiting);
      if (after.isEmpty() || after.filter(m -> did(m, command.id())).isPresent()) {
        return new Answer(after.orElse(mention), after.isPresent());
      }
    }
  }

  /**
   * Notes at its mention what became of an answer.
   *
   * @return whether it can be read there, or there is no such mention any more
   */
  public boolean note(Receipt receipt) {
    Sending sending = receipt.sending();
    String id = "receipt-" + sending.state().word() + "-" + sending.reply();
    Patience waiting = new Patience(nanos, patience);
    Optional<Mention> mention = store.byId(receipt.mention());
    while (mention.filter(now -> !did(now, id)).isPresent()) {
      Mention seen = mention.get();
      wiring
          .intake()
          .take(
              new Command(
                  id,
                  seen.id(),
                  Act.RECEIPT,
                  Optional.of(sending.state().word()),
                  Optional.empty(),
                  sending.at(),
                  Optional.of(seen),
                  Optional.of(sending)));
      if (changed(seen, waiting).isEmpty()) {
        return store.byId(seen.id()).isEmpty();
      }
      mention = store.byId(seen.id());
    }
    return true;
  }

  /**
   * Deletes a mention for good.
   *
   * @return whether it is gone already; else Kafka has it and it will go
   */
  public boolean forget(MentionId id, Optional<String> by) {
    Mention mention = wiring.mention(id);
    tellToForget(mention.id(), by);
    Patience waiting = new Patience(nanos, patience);
    while (store.byId(id).isPresent()) {
      if (!waiting.allows()) {
        return false;
      }
    }
    return true;
  }

  /** Tells the flow to delete it for good, and does not wait. */
  void tellToForget(MentionId id, Optional<String> by) {
    String command = UUID.randomUUID().toString();
    wiring
        .intake()
        .take(new Command(command, id, Act.FORGET, Optional.empty(), by, now(), Optional.empty()));
  }

  private Instant now() {
    return wiring.clock().instant().truncatedTo(ChronoUnit.MILLIS);
  }

  /** The mention once it is another version than it was. */
  private Optional<Mention> changed(Mention before, Patience waiting) {
    Mention now = wiring.mention(before.id());
    while (now.version() <= before.version()) {
      if (!waiting.allows()) {
        return Optional.empty();
      }
      now = wiring.mention(before.id());
    }
    return Optional.of(now);
  }

  private static boolean did(Mention mention, String command) {
    return mention.history().stream().anyMatch(deed -> deed.command().equals(command));
  }

  private void known(String brand) {
    if (!wiring.knows(brand)) {
      throw JsonFields.refused("brands", "there is no brand \"%s\"".formatted(brand));
    }
  }

  private static void refuse(Deed deed, Mention mention) {
    throw Problem.of(
            409,
            "outdated",
            "Somebody was quicker",
            "%s set the %s%s at %s; the mention is at version %d now: look at it and decide anew"
                .formatted(
                    deed.by().orElse("somebody"),
                    deed.act().word(),
                    deed.value().filter(v -> v.length() <= 60).map(v -> " to " + v).orElse(""),
                    deed.at(),
                    mention.version()))
        .thrown();
  }
}
