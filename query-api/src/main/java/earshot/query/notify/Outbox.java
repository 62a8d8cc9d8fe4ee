package earshot.query.notify;

import earshot.mention.Delivery;
import earshot.mention.Delivery.Item;
import earshot.mention.Delivery.State;
import earshot.mention.Episode;
import earshot.query.notify.Receiver.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one receiver is still to be told. A receipt is written before each message and after it;
 * what was on its way when the process died is sent again under the same id, and says that it may
 * be a repetition where the receiver does not recognise ids.
 */
final class Outbox {
  /** So many episodes share a message at most. */
  static final int TOGETHER = 10;

  private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

  /** A mailbox that is full or wants to see a stranger twice is asked later, as mail servers do. */
  private static final Duration SHORTEST_REST = Duration.ofMinutes(5);

  private static final Duration LONGEST_REST = Duration.ofHours(4);

  /** After five days, like <a href="https://www.rfc-editor.org/rfc/rfc5321">RFC 5321</a>. */
  static final int MOST_TRIES = 35;

  private final String name;
  private final Receiver receiver;
  private final Letters letters;
  private final Consumer<Delivery> receipts;
  private final Clock clock;
  private final Map<String, Integer> told = new HashMap<>();
  private final Map<String, Instant> begun = new HashMap<>();
  private final Map<String, Episode> waiting = new LinkedHashMap<>();
  private final Map<String, Delivery> unfinished = new LinkedHashMap<>();
  private final Map<String, Instant> resting = new HashMap<>();
  private Optional<Instant> failingSince = Optional.empty();

  /** Since when it failed in an earlier life; it may do well again. */
  private Optional<Instant> failedBefore = Optional.empty();

  private int failures;
  private Instant notBefore = Instant.MIN;

  /**
   * An outbox that knows of nothing yet.
   *
   * @param receipts keeps a receipt before it returns
   */
  Outbox(
      String name, Receiver receiver, Letters letters, Consumer<Delivery> receipts, Clock clock) {
    this.name = name;
    this.receiver = receiver;
    this.letters = letters;
    this.receipts = receipts;
    this.clock = clock;
  }

  /** Learns from a receipt of an earlier life. */
  synchronized void remember(Delivery receipt) {
    if (receipt.attempts() > 0) {
      begin(receipt);
    }
    if (receipt.state().over()) {
      tick(receipt);
      failedBefore = Optional.empty();
    } else if (receipt.state() != State.WANTED) {
      unfinished.put(receipt.id(), receipt);
    }
    if (receipt.state() == State.FAILED) {
      failedBefore = failedBefore.or(() -> Optional.of(receipt.at()));
    }
  }

  private void begin(Delivery delivery) {
    delivery.items().forEach(item -> begun.putIfAbsent(item.episode(), delivery.at()));
  }

  /** When it was first tried to tell of an episode. */
  synchronized Optional<Instant> begun(String episode) {
    return Optional.ofNullable(begun.get(episode));
  }

  private void tick(Delivery delivery) {
    for (Item item : delivery.items()) {
      told.merge(item.episode(), item.step(), Math::max);
      waiting.computeIfPresent(
          item.episode(), (id, episode) -> episode.step() > item.step() ? episode : null);
    }
  }

  /** Puts an episode here to be told, unless it was told as far as it is. */
  synchronized void offer(Episode episode) {
    if (episode.step() > told.getOrDefault(episode.id(), 0)) {
      waiting.put(episode.id(), episode);
      notifyAll();
    }
  }

  /** Since when it can't be reached. */
  synchronized Optional<Instant> failingSince() {
    return failingSince;
  }

  /** Waits until there may be something to send, for at most a second. */
  synchronized void await() throws InterruptedException {
    boolean idle = waiting.isEmpty() && unfinished.isEmpty();
    wait(idle ? 1000 : 50);
  }

  /** Sends one message, if one is due; whether it did. */
  boolean work() {
    Optional<Delivery> due = due();
    due.ifPresent(this::send);
    return due.isPresent();
  }

  private synchronized Optional<Delivery> due() {
    Instant now = clock.instant();
    return now.isBefore(notBefore) ? Optional.empty() : begun(now).or(() -> next(now));
  }

  /** One that was tried before, unless it rests. */
  private Optional<Delivery> begun(Instant now) {
    return unfinished.values().stream()
        .filter(delivery -> !now.isBefore(resting.getOrDefault(delivery.id(), Instant.MIN)))
        .findFirst();
  }

  private boolean isBegun(Episode episode) {
    return unfinished.values().stream()
        .flatMap(delivery -> delivery.items().stream())
        .anyMatch(item -> item.episode().equals(episode.id()));
  }

  private Optional<Delivery> next(Instant now) {
    waiting.values().removeIf(letters::settled);
    List<Episode> due =
        waiting.values().stream()
            .filter(episode -> !isBegun(episode) && letters.mayBeTold(episode, now))
            .toList();
    boolean alone = !due.isEmpty() && letters.alone(due.getFirst());
    List<Item> items =
        due.stream()
            .filter(episode -> alone || !letters.alone(episode))
            .limit(alone ? 1 : TOGETHER)
            .map(episode -> new Item(episode.id(), episode.step()))
            .toList();
    return items.isEmpty()
        ? Optional.empty()
        : Optional.of(Delivery.of(name, items, State.FAILED, now));
  }

  private void send(Delivery due) {
    boolean mayHaveArrived = due.state() == State.SENDING && !receiver.recognises();
    Delivery sending = (mayHaveArrived ? due.repeated() : due).sending(clock.instant());
    Message message = letters.compose(sending);
    receipts.accept(sending);
    unfinish(sending);
    Outcome outcome = receiver.send(message);
    switch (outcome) {
      case Outcome.Delivered delivered -> settle(sending, State.DELIVERED, delivered.missed());
      case Outcome.Refused refused -> {
        LOG.error("{} does not want {}: {}", name, sending.id(), refused.why());
        settle(sending, State.REFUSED, Optional.of(refused.why()));
      }
      case Outcome.Failed failed -> failed(sending, failed);
      case Outcome.Unknown unknown ->
          later(
              receiver.recognises() ? sending : sending.repeated(),
              unknown.why(),
              Optional.empty());
    }
  }

  private synchronized void unfinish(Delivery sending) {
    unfinished.put(sending.id(), sending);
    begin(sending);
  }

  private void settle(Delivery sending, State state, Optional<String> why) {
    receipts.accept(sending.turnedOut(state, clock.instant(), why));
    synchronized (this) {
      tick(sending);
      unfinished.remove(sending.id());
      resting.remove(sending.id());
      reached();
    }
  }

  private void failed(Delivery sending, Outcome.Failed failed) {
    if (failed.alone()) {
      rest(sending, failed.why());
    } else {
      later(sending, failed.why(), failed.pause());
    }
  }

  /** This one waits, the others go on; they are not told that the receiver fails. */
  private void rest(Delivery sending, String why) {
    if (sending.attempts() >= MOST_TRIES) {
      settle(sending, State.REFUSED, Optional.of(why));
      return;
    }
    Delivery failed = noted(sending, why);
    synchronized (this) {
      resting.put(failed.id(), failed.at().plus(rest(failed.attempts())));
      reached();
    }
  }

  private void reached() {
    failingSince = Optional.empty();
    failedBefore = Optional.empty();
    failures = 0;
  }

  private static Duration rest(int attempts) {
    Duration rest = SHORTEST_REST.multipliedBy(1L << Math.min(attempts - 1, 10));
    return rest.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : rest;
  }

  private Delivery noted(Delivery sending, String why) {
    Delivery failed = sending.turnedOut(State.FAILED, clock.instant(), Optional.of(why));
    receipts.accept(failed);
    unfinish(failed);
    return failed;
  }

  private void later(Delivery sending, String why, Optional<Duration> wanted) {
    Instant now = noted(sending, why).at();
    synchronized (this) {
      failingSince = failingSince.or(() -> failedBefore).or(() -> Optional.of(now));
      notBefore = now.plus(wanted.orElseGet(() -> pause(failures)));
      failures++;
    }
    LOG.warn("{} was not told, again at {}: {}", name, notBefore, why);
  }

  /** A second, then twice as long each time, at most a minute. */
  private static Duration pause(int failures) {
    Duration pause = Duration.ofSeconds(1L << Math.min(failures, 10));
    return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
  }
}
