package earshot.query.notify;

import earshot.mention.Delivery;
import earshot.mention.Delivery.Item;
import earshot.mention.Episode;
import earshot.mention.Followup;
import earshot.mention.Followup.OptOut;
import earshot.mention.Followup.Why;
import earshot.query.followup.FollowupLetter;
import earshot.query.followup.FollowupPlan;
import earshot.query.live.FollowupLedger;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The mails to recent customers. To its outbox each is an episode of two steps, the mail and one
 * reminder, so that a receipt keeps it from going out twice; what may have arrived already is never
 * sent again, since a lost mail does less harm than two.
 */
public final class Followups {
  /** The name of its outbox. */
  public static final String OUTBOX = "follow-ups";

  private static final String KIND = "followup";
  private static final String PREFIX = KIND + ":";
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofDays(1);

  private final Map<String, FollowupPlan> plans = new LinkedHashMap<>();
  private final Map<String, Deque<Instant>> sent = new HashMap<>();
  private final FollowupLedger ledger;
  private final Receiver mail;
  private final Optional<BounceBox> bounces;
  private final URI pages;
  private final Clock clock;

  /**
   * Mails that begin when somebody asks what is due.
   *
   * @param smtp the server that takes them
   * @param bounces where those come back to that could not be delivered
   * @param pages where people open the pages
   */
  public Followups(
      List<FollowupPlan> plans,
      FollowupLedger ledger,
      Smtp smtp,
      Optional<BounceBox> bounces,
      URI pages,
      Clock clock) {
    this.bounces = bounces;
    mail = new EmailReceiver(smtp, List.of());
    plans.forEach(plan -> this.plans.put(plan.brand(), plan));
    this.ledger = ledger;
    this.pages = pages;
    this.clock = clock;
  }

  /** The mailbox of those that come back, if there is one. */
  Optional<BounceBox> bounces() {
    return bounces;
  }

  /** Whether it is known who was asked. */
  boolean ready() {
    return ledger.check().ok();
  }

  /** Counts what went out lately, for the limits. */
  synchronized void remember(Delivery receipt) {
    if (receipt.receiver().equals(OUTBOX) && receipt.attempts() > 0) {
      receipt.items().forEach(item -> followup(item).ifPresent(f -> count(f, receipt.at())));
    }
  }

  private void count(Followup followup, Instant at) {
    sent.computeIfAbsent(followup.brand(), brand -> new ArrayDeque<>()).add(at);
  }

  /** What surely did not leave counts for no limit. */
  private synchronized void uncount(Followup followup) {
    Optional.ofNullable(sent.get(followup.brand())).ifPresent(Deque::pollLast);
  }

  private void bounce(Followup followup) {
    ledger.put(new OptOut(followup.person(), clock.instant(), Why.BOUNCE));
  }

  /**
   * A mail came back after the server had taken it.
   *
   * @param delivery its id; one that nobody was sent is ignored
   */
  void cameBack(String delivery, Collection<Delivery> receipts) {
    receipts.stream()
        .filter(receipt -> receipt.receiver().equals(OUTBOX) && receipt.id().equals(delivery))
        .flatMap(receipt -> receipt.items().stream())
        .flatMap(item -> followup(item).stream())
        .filter(asked -> ledger.optedOut(asked.person()).isEmpty())
        .forEach(this::bounce);
  }

  private Optional<Followup> followup(Item item) {
    return followup(item.episode());
  }

  private Optional<Followup> followup(String episode) {
    return episode.startsWith(PREFIX)
        ? ledger.named(episode.substring(PREFIX.length()))
        : Optional.empty();
  }

  /** What is due by now, told or not. */
  List<Episode> due(Collection<Delivery> receipts, Instant now) {
    if (!ready()) {
      return List.of();
    }
    Map<Item, Instant> over = new HashMap<>();
    receipts.stream()
        .filter(receipt -> receipt.receiver().equals(OUTBOX) && receipt.state().over())
        .forEach(receipt -> receipt.items().forEach(item -> over.put(item, receipt.at())));
    List<Episode> due = new ArrayList<>();
    for (Followup followup : ledger.all()) {
      Optional.ofNullable(plans.get(followup.brand()))
          .filter(plan -> wanted(followup))
          .flatMap(plan -> step(followup, plan, over, now))
          .ifPresent(step -> due.add(episode(followup, step, now)));
    }
    return due;
  }

  private boolean wanted(Followup followup) {
    return followup.address().isPresent()
        && followup.answeredAt().isEmpty()
        && ledger.optedOut(followup.person()).isEmpty();
  }

  private static Optional<Integer> step(
      Followup followup, FollowupPlan plan, Map<Item, Instant> over, Instant now) {
    Optional<Instant> first = Optional.ofNullable(over.get(new Item(id(followup), 1)));
    boolean due = !now.isBefore(plan.due(followup.since()));
    if (first.isEmpty()) {
      return due ? Optional.of(1) : Optional.empty();
    }
    return plan.reminder().filter(after -> !now.isBefore(first.get().plus(after))).map(after -> 2);
  }

  private static String id(Followup followup) {
    return PREFIX + followup.id();
  }

  private static Episode episode(Followup followup, int step, Instant now) {
    return OwnEpisode.of(id(followup), KIND, step, now);
  }

  /** Takes off name and address where their time is over, or nobody needs them any more. */
  void strip(Instant now) {
    if (!ready()) {
      return;
    }
    for (Followup followup : ledger.all()) {
      boolean kept = followup.address().isPresent() || followup.name().isPresent();
      if (kept && (over(followup, now) || !wanted(followup))) {
        ledger.put(followup.stripped());
      }
    }
  }

  /** Also of a brand that is not asked about any more. */
  private boolean over(Followup followup, Instant now) {
    return Optional.ofNullable(plans.get(followup.brand()))
        .map(plan -> !now.isBefore(followup.askedAt().plus(plan.keep())))
        .orElse(true);
  }

  /** One mail each, as many as the limits let out. */
  Letters letters() {
    return new Letters() {
      @Override
      public Message compose(Delivery delivery) {
        return Followups.this.compose(delivery);
      }

      @Override
      public boolean settled(Episode episode) {
        return followup(episode.id()).filter(Followups.this::wanted).isEmpty();
      }

      @Override
      public boolean mayBeTold(Episode episode, Instant now) {
        return followup(episode.id()).filter(followup -> withinLimits(followup, now)).isPresent();
      }

      @Override
      public boolean alone(Episode episode) {
        return true;
      }
    };
  }

  private synchronized boolean withinLimits(Followup followup, Instant now) {
    FollowupPlan plan = plans.get(followup.brand());
    Deque<Instant> before = sent.getOrDefault(followup.brand(), new ArrayDeque<>());
    before.removeIf(at -> !at.isAfter(now.minus(DAY)));
    long lately = before.stream().filter(at -> at.isAfter(now.minus(HOUR))).count();
    return plan != null && lately < plan.perHour() && before.size() < plan.perDay();
  }

  private synchronized Message compose(Delivery delivery) {
    Item item = delivery.items().getFirst();
    Optional<Followup> wanted = followup(item).filter(this::wanted);
    wanted.ifPresent(followup -> count(followup, clock.instant()));
    return wanted
        .flatMap(followup -> message(followup, item.step() > 1, delivery))
        .orElseGet(() -> nothing(delivery));
  }

  private Optional<Message> message(Followup followup, boolean reminder, Delivery delivery) {
    return Optional.ofNullable(plans.get(followup.brand()))
        .map(plan -> new FollowupLetter(followup, plan, reminder, pages))
        .map(letter -> message(followup, letter, delivery));
  }

  private static Message message(Followup followup, FollowupLetter letter, Delivery delivery) {
    return new Message(
        delivery.id(),
        letter.subject(),
        letter.text(),
        Optional.of(letter.html()),
        Optional.of(letter.page()),
        letter.language(),
        Map.of("followup", followup.id()),
        delivery.repeat(),
        followup.address().map(to -> new Message.Personal(to, letter.unsubscribe())));
  }

  /** For somebody who must not be mailed any more. */
  private static Message nothing(Delivery delivery) {
    return new Message(
        delivery.id(),
        KIND,
        "",
        Optional.empty(),
        Optional.empty(),
        java.util.Locale.ENGLISH,
        Map.of(),
        delivery.repeat());
  }

  /** The mail server, which is asked at most once for each mail. */
  Receiver receiver() {
    return new Receiver() {
      @Override
      public Outcome send(Message message) {
        if (message.personal().isEmpty()) {
          return new Outcome.Refused("they are not to be mailed any more");
        }
        return message.repeat()
            ? new Outcome.Refused("it may have arrived, and nobody is asked twice")
            : sent(message, mail.send(message));
      }

      @Override
      public boolean recognises() {
        return false;
      }
    };
  }

  private Receiver.Outcome sent(Message message, Receiver.Outcome outcome) {
    Optional<Followup> asked =
        message.data() instanceof Map<?, ?> data
            ? ledger.named(String.valueOf(data.get(KIND)))
            : Optional.empty();
    switch (outcome) {
      case Receiver.Outcome.Refused refused -> asked.ifPresent(this::bounce);
      case Receiver.Outcome.Failed failed -> asked.ifPresent(this::uncount);
      default -> {}
    }
    return message.personal().map(personal -> without(personal.address(), outcome)).orElse(outcome);
  }

  private static Receiver.Outcome without(String address, Receiver.Outcome outcome) {
    return switch (outcome) {
      case Receiver.Outcome.Delivered delivered -> delivered;
      case Receiver.Outcome.Refused refused ->
          new Receiver.Outcome.Refused(without(address, refused.why()));
      case Receiver.Outcome.Failed failed ->
          new Receiver.Outcome.Failed(
              without(address, failed.why()), failed.pause(), failed.alone());
      case Receiver.Outcome.Unknown unknown ->
          new Receiver.Outcome.Unknown(without(address, unknown.why()));
    };
  }

  /** Receipts and logs stay longer than addresses may. */
  private static String without(String address, String why) {
    return why.replace(address, "(their address)");
  }
}
