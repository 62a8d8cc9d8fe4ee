package earshot.query.notify;

import earshot.mention.Delivery;
import earshot.mention.Episode;
import earshot.query.CheckResult;
import earshot.query.Component;
import earshot.query.GroupBook;
import earshot.query.MentionStore;
import earshot.query.Ranking;
import earshot.query.live.KafkaAlertLedger;
import earshot.query.live.KafkaRuleLedger;
import jakarta.mail.MessagingException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells people of episodes. It first learns from the receipts what was told, then hands each
 * episode to the outboxes of its receivers; a slow receiver holds up nobody else.
 */
public final class Notifier implements Component {
  private static final Logger LOG = LoggerFactory.getLogger(Notifier.class);
  private static final Duration SWEEP = Duration.ofSeconds(5);
  private static final Duration PAUSE = Duration.ofSeconds(2);
  private static final Duration LOOK = Duration.ofMinutes(5);
  private static final Duration FAREWELL = Duration.ofSeconds(5);

  private final BlockingQueue<Episode> came = new LinkedBlockingQueue<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private Instant swept = Instant.MIN;
  private final List<Thread> delivering = new CopyOnWriteArrayList<>();
  private final Map<String, Outbox> outboxes = new LinkedHashMap<>();
  private final KafkaAlertLedger ledger;
  private final KafkaRuleLedger rules;
  private final Audience audience;
  private final Clock clock;
  private final Watchman watchman;
  private final Rounds rounds;
  private final Optional<Followups> followups;

  /**
   * A notifier that has not started.
   *
   * @param kafka how to reach Kafka: {@code bootstrap.servers} and security
   * @param settings who is to be told
   * @param receivers how each is reached, by name
   * @param store what was said
   * @param groups who says the same
   * @param ranking what priorities are summed with at an instant
   * @param rounds review checks that come by themselves
   * @param followups mails to recent customers, if there are any
   * @param pages where people open the pages
   */
  public Notifier(
      Map<String, Object> kafka,
      List<ReceiverSettings> settings,
      Map<String, Receiver> receivers,
      MentionStore store,
      GroupBook groups,
      Function<Instant, Ranking> ranking,
      Rounds rounds,
      Optional<Followups> followups,
      URI pages,
      Clock clock) {
    this.clock = clock;
    this.rounds = rounds;
    this.followups = followups;
    ledger = new KafkaAlertLedger(kafka, came::add);
    rules = new KafkaRuleLedger(kafka);
    audience = new Audience(rules, ledger, this::begun);
    watchman = new Watchman(receivers.keySet());
    AlertLetters.Sources sources =
        new AlertLetters.Sources(ledger, rules, store, groups, ranking, pages, clock, this::pause);
    for (ReceiverSettings each : settings) {
      Receiver receiver = receivers.get(each.name());
      if (receiver == null) {
        throw new IllegalArgumentException("nobody can reach " + each.name());
      }
      Letters letters = rounds.beside(new AlertLetters(sources, each.language()));
      outboxes.put(each.name(), new Outbox(each.name(), receiver, letters, ledger::write, clock));
    }
    followups.ifPresent(
        mails ->
            outboxes.put(
                Followups.OUTBOX,
                new Outbox(
                    Followups.OUTBOX, mails.receiver(), mails.letters(), ledger::write, clock)));
  }

  /** Begins to tell. */
  public Notifier start() {
    ledger.start();
    rules.start();
    beside("notifier", this::run);
    return this;
  }

  private static Thread beside(String name, Runnable work) {
    return Thread.ofPlatform().daemon().name(name).start(work);
  }

  private void run() {
    while (!isClosed() && !ready()) {
      pause(Duration.ofMillis(50));
    }
    untilDone(this::remember);
    outboxes.forEach(
        (name, outbox) -> delivering.add(beside("outbox-" + name, () -> deliver(outbox))));
    followups
        .flatMap(Followups::bounces)
        .ifPresent(box -> beside("bounces", () -> heed(new Bounces(box))));
    while (!isClosed()) {
      untilDone(this::look);
    }
  }

  /** Whatever is thrown here, people are told of what comes next. */
  private void untilDone(Runnable step) {
    while (!isClosed()) {
      try {
        step.run();
        return;
      } catch (RuntimeException e) {
        LOG.error("the notifier stumbled and goes on in {}", PAUSE, e);
        pause(PAUSE);
      }
    }
  }

  private boolean isClosed() {
    return closed.getCount() == 0;
  }

  private void remember() {
    List<Delivery> receipts = ledger.deliveries();
    receipts.forEach(this::remember);
    rounds.begin(receipts, clock.instant()).forEach(this::skip);
  }

  private void look() {
    next().ifPresent(this::offer);
    if (clock.instant().isAfter(swept)) {
      sweep();
      swept = clock.instant().plus(SWEEP);
    }
  }

  private boolean ready() {
    return ledger.check().ok()
        && rules.check().ok()
        && followups.map(Followups::ready).orElse(true);
  }

  private void remember(Delivery receipt) {
    Optional.ofNullable(outboxes.get(receipt.receiver()))
        .ifPresent(outbox -> outbox.remember(receipt));
    followups.ifPresent(mails -> mails.remember(receipt));
  }

  private void skip(Delivery receipt) {
    ledger.write(receipt);
    remember(receipt);
  }

  private Optional<Episode> next() {
    try {
      return Optional.ofNullable(came.poll(1, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      closed.countDown();
      return Optional.empty();
    }
  }

  private void offer(Episode episode) {
    for (String name : audience.of(episode, clock.instant())) {
      Outbox outbox = outboxes.get(name);
      if (outbox != null) {
        outbox.offer(episode);
      }
    }
  }

  /** When somebody could first know of it; where nobody can be told, since it began. */
  private Optional<Instant> begun(Episode episode) {
    List<Outbox> own =
        episode.receivers().stream().map(outboxes::get).filter(Objects::nonNull).toList();
    return own.isEmpty()
        ? Optional.of(episode.openedAt())
        : own.stream()
            .flatMap(outbox -> outbox.begun(episode.id()).stream())
            .min(Comparator.naturalOrder());
  }

  private void sweep() {
    rounds
        .due(ledger.deliveries(), clock.instant())
        .forEach(
            due ->
                Optional.ofNullable(outboxes.get(due.receiver()))
                    .ifPresent(outbox -> outbox.offer(due.episode())));
    Optional<Outbox> asking = Optional.ofNullable(outboxes.get(Followups.OUTBOX));
    followups.ifPresent(mails -> asking.ifPresent(outbox -> sweep(mails, outbox)));
    boolean escalates = rules.all().stream().anyMatch(rule -> rule.escalation().isPresent());
    if (escalates) {
      ledger.episodes().stream()
          .filter(episode -> episode.state() != Episode.State.CLOSED)
          .forEach(this::offer);
    }
    outboxes.forEach(
        (name, outbox) ->
            watchman
                .look(name, outbox.failingSince(), ledger::episodes, clock.instant())
                .ifPresent(this::write));
  }

  private void sweep(Followups mails, Outbox outbox) {
    try {
      mails.due(ledger.deliveries(), clock.instant()).forEach(outbox::offer);
      mails.strip(clock.instant());
    } catch (RuntimeException e) {
      LOG.error("recent customers could not be looked through; again in {}", SWEEP, e);
    }
  }

  /** Mails that come back say so in a mailbox, minutes or days later. */
  private void heed(Bounces bounces) {
    while (!isClosed()) {
      try {
        bounces.look(id -> followups.ifPresent(asked -> asked.cameBack(id, ledger.deliveries())));
      } catch (MessagingException | RuntimeException e) {
        LOG.warn(
            "the mailbox of what comes back can't be read, again in {}: {}", LOOK, e.toString());
      }
      pause(LOOK);
    }
  }

  private void write(Episode episode) {
    try {
      ledger.write(episode);
    } catch (RuntimeException e) {
      LOG.error("the failing receiver {} could not be noted", episode.cause(), e);
    }
  }

  private void deliver(Outbox outbox) {
    while (!isClosed()) {
      try {
        if (!outbox.work()) {
          outbox.await();
        }
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        LOG.error("a message could not be made or its receipt not be kept; again in {}", PAUSE, e);
        pause(PAUSE);
      }
    }
  }

  private void pause(Duration span) {
    try {
      closed.await(span.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public CheckResult check() {
    CheckResult read = ledger.check();
    List<String> failing =
        outboxes.entrySet().stream()
            .filter(each -> each.getValue().failingSince().isPresent())
            .map(Map.Entry::getKey)
            .toList();
    if (!read.ok()) {
      return read;
    }
    return failing.isEmpty()
        ? CheckResult.ok("%d receivers".formatted(outboxes.size()))
        : CheckResult.failed("can't be reached: " + String.join(", ", failing));
  }

  /** What is on its way gets a moment to arrive: whoever goes on should know that it did. */
  @Override
  public void close() {
    closed.countDown();
    try {
      for (Thread each : delivering) {
        each.join(FAREWELL);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    rules.close();
    ledger.close();
  }
}
