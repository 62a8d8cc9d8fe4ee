package earshot.query.notify;

import earshot.mention.Delivery;
import earshot.mention.Delivery.Item;
import earshot.mention.Episode;
import earshot.query.Wording;
import earshot.query.digest.DigestComposer;
import earshot.query.digest.DigestLetter;
import earshot.query.digest.DigestOrder;
import earshot.query.digest.DigestPlan;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The review checks that come again and again. To the outbox each is an episode of its own, named
 * by brand, span and rhythm, so that it goes out once whoever asks and however often; after a pause
 * only the newest is made up for.
 */
public final class Rounds {
  private static final String KIND = "digest";

  /** What was said just before it was due is still on its way to the index. */
  private static final Duration LAG = Duration.ofSeconds(20);

  private final List<DigestPlan> plans;
  private final Optional<DigestComposer> composer;
  private final URI pages;

  /**
   * Rounds that begin when somebody asks what is due.
   *
   * @param pages where people open the pages
   */
  public Rounds(List<DigestPlan> plans, DigestComposer composer, URI pages) {
    this(plans, Optional.of(composer), pages);
  }

  private Rounds(List<DigestPlan> plans, Optional<DigestComposer> composer, URI pages) {
    this.plans = List.copyOf(plans);
    this.composer = composer;
    this.pages = pages;
  }

  /** Rounds in which nothing ever is due. */
  public static Rounds none() {
    return new Rounds(List.of(), Optional.empty(), URI.create(""));
  }

  /** Something to tell somebody. */
  record Due(String receiver, Episode episode) {}

  /** Receipts for what was due before anybody wanted it, so that it never is made up for. */
  List<Delivery> begin(Collection<Delivery> receipts, Instant now) {
    List<Delivery> skipped = new ArrayList<>();
    for (DigestPlan plan : plans) {
      for (String receiver : plan.receivers()) {
        if (receipts.stream().noneMatch(receipt -> knows(receipt, receiver, plan))) {
          List<Item> items = List.of(item(plan.id(plan.due(now.minus(LAG)))));
          skipped.add(Delivery.of(receiver, items, Delivery.State.SKIPPED, now));
        }
      }
    }
    return skipped;
  }

  private static boolean knows(Delivery receipt, String receiver, DigestPlan plan) {
    return receipt.receiver().equals(receiver)
        && receipt.items().stream().anyMatch(item -> plan.made(item.episode()));
  }

  /** What is due last of each plan, told or not, and what somebody asked for. */
  List<Due> due(Collection<Delivery> receipts, Instant now) {
    List<Due> due = new ArrayList<>();
    if (plans.isEmpty() || composer.filter(Rounds::ready).isEmpty()) {
      return due;
    }
    for (DigestPlan plan : plans) {
      String id = plan.id(plan.due(now.minus(LAG)));
      plan.receivers().forEach(receiver -> due.add(new Due(receiver, episode(id, now))));
    }
    receipts.stream()
        .filter(receipt -> receipt.state() == Delivery.State.WANTED)
        .forEach(receipt -> wanted(receipt, due, now));
    return due;
  }

  private static boolean ready(DigestComposer composer) {
    return composer.check().ok() && composer.store().check().ok();
  }

  private static void wanted(Delivery receipt, List<Due> due, Instant now) {
    receipt
        .items()
        .forEach(item -> due.add(new Due(receipt.receiver(), episode(item.episode(), now))));
  }

  private static Item item(String id) {
    return new Item(id, 1);
  }

  private static Episode episode(String id, Instant now) {
    return OwnEpisode.of(id, KIND, 1, now);
  }

  /** Letters that tell of review checks themselves, and leave alerts to those that know them. */
  Letters beside(Letters alerts) {
    return new Letters() {
      @Override
      public Message compose(Delivery delivery) {
        return order(delivery)
            .map(order -> message(delivery, order))
            .orElseGet(() -> alerts.compose(delivery));
      }

      @Override
      public boolean settled(Episode episode) {
        return !alone(episode) && alerts.settled(episode);
      }

      @Override
      public boolean mayBeTold(Episode episode, Instant now) {
        return alone(episode) || alerts.mayBeTold(episode, now);
      }

      @Override
      public boolean alone(Episode episode) {
        return episode.kind().equals(KIND);
      }
    };
  }

  private static Optional<DigestOrder> order(Delivery delivery) {
    return DigestOrder.named(delivery.items().getFirst().episode());
  }

  private Message message(Delivery delivery, DigestOrder order) {
    Optional<String> notice =
        delivery.repeat() ? Optional.of(repeated(order.language())) : Optional.empty();
    DigestLetter letter = new DigestLetter(composer.orElseThrow().compose(order), pages, notice);
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("delivery", delivery.id());
    data.put("repeat", delivery.repeat());
    data.put(KIND, letter.data());
    return new Message(
        delivery.id(),
        letter.subject(),
        letter.text(),
        Optional.of(letter.html()),
        Optional.of(letter.link()),
        order.language(),
        data,
        delivery.repeat());
  }

  private static String repeated(Locale language) {
    return new Wording(Rounds.class, language, ZoneOffset.UTC).of("repeat");
  }
}
