package earshot.query.http;

import earshot.mention.Act;
import earshot.mention.Command;
import earshot.mention.Deed;
import earshot.mention.Mention;
import earshot.mention.MentionId;
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
    Patience waiting = new Patience(nanos, patience);
    while (true) {
      Mention mention = present(id);
      if (wish.granted(mention)) {
        return new Answer(mention, true);
      }
      wish.crossed(mention).ifPresent(deed -> refuse(deed, mention));
      Command command = wish.command(UUID.randomUUID().toString(), mention, now());
      wiring.intake().take(command);
      Optional<Mention> after = changed(mention, waiting);
      if (after.isEmpty() || after.filter(m -> did(m, command)).isPresent()) {
        return new Answer(after.orElse(mention), after.isPresent());
      }
    }
  }

  /**
   * Deletes a mention for good.
   *
   * @return whether it is gone already; else Kafka has it and it will go
   */
  public boolean forget(MentionId id, Optional<String> by) {
    Mention mention = present(id);
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

  private Mention present(MentionId id) {
    return store.byId(id).orElseThrow(() -> Problem.notFound("there is no mention " + id).thrown());
  }

  private Instant now() {
    return wiring.clock().instant().truncatedTo(ChronoUnit.MILLIS);
  }

  /** The mention once it is another version than it was. */
  private Optional<Mention> changed(Mention before, Patience waiting) {
    Mention now = present(before.id());
    while (now.version() <= before.version()) {
      if (!waiting.allows()) {
        return Optional.empty();
      }
      now = present(before.id());
    }
    return Optional.of(now);
  }

  private static boolean did(Mention mention, Command command) {
    return mention.history().stream().anyMatch(deed -> deed.command().equals(command.id()));
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
