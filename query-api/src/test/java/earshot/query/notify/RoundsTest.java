package earshot.query.notify;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.assess.priority.Weights;
import earshot.mention.Brand;
import earshot.mention.Coverage;
import earshot.mention.Delivery;
import earshot.mention.Delivery.Item;
import earshot.mention.Delivery.State;
import earshot.mention.Listing;
import earshot.query.Change;
import earshot.query.CheckResult;
import earshot.query.GroupBook;
import earshot.query.InMemoryMentionStore;
import earshot.query.Ranking;
import earshot.query.Said;
import earshot.query.digest.Cron;
import earshot.query.digest.DigestComposer;
import earshot.query.digest.DigestOrder;
import earshot.query.digest.DigestPlan;
import earshot.query.live.BrandBook;
import earshot.query.live.CoverageLedger;
import earshot.query.live.ListingLedger;
import earshot.query.live.RemovalLedger;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RoundsTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final DigestPlan WEEKLY = plan("0 9 * * MON", Locale.ENGLISH);

  /** A Tuesday. */
  private Instant now = Instant.parse("2026-03-10T12:00:00Z");

  private final Map<String, Delivery> kept = new LinkedHashMap<>();
  private final List<Message> sent = new ArrayList<>();
  private final InMemoryMentionStore store =
      new InMemoryMentionStore(() -> new Ranking(now, Weights.DEFAULT));
  private List<DigestPlan> plans = List.of(WEEKLY);
  private CheckResult brandsRead = CheckResult.ok("");
  private Rounds rounds = rounds();
  private Outbox outbox = outbox();

  @Test
  void whatWasDueBeforeAnybodyWantedItIsNotMadeUpFor() {
    start();
    run(Duration.ofHours(1));

    assertThat(sent).isEmpty();
    assertThat(kept.values()).extracting(Delivery::state).containsExactly(State.SKIPPED);
  }

  @Test
  void itComesWhenItIsDueAndOnce() {
    start();
    run(Duration.ofDays(15));

    assertThat(spans())
        .containsExactly(
            "2026-03-09T08:00:00Z to 2026-03-16T08:00:00Z",
            "2026-03-16T08:00:00Z to 2026-03-23T08:00:00Z");
  }

  @Test
  void afterAPauseOnlyTheNewestIsMadeUpForAndOnce() {
    start();
    run(Duration.ofDays(7));
    now = Instant.parse("2026-04-01T00:00:00Z");
    start();
    run(Duration.ofHours(1));
    start();
    run(Duration.ofHours(1));

    assertThat(spans())
        .containsExactly(
            "2026-03-09T08:00:00Z to 2026-03-16T08:00:00Z",
            "2026-03-23T08:00:00Z to 2026-03-30T07:00:00Z");
  }

  /** On 29 March clocks go from 2 to 3. */
  @Test
  void inTheNightThatIsAnHourShorterSpansStillMeet() {
    plans = List.of(plan("30 2 * * *", Locale.ENGLISH));
    now = Instant.parse("2026-03-27T12:00:00Z");
    start();
    run(Duration.ofDays(3));

    assertThat(spans())
        .containsExactly(
            "2026-03-27T01:30:00Z to 2026-03-28T01:30:00Z",
            "2026-03-28T01:30:00Z to 2026-03-29T01:30:00Z",
            "2026-03-29T01:30:00Z to 2026-03-30T00:30:00Z");
  }

  @Test
  void twoDigestsAtOneTimeAreTwoMessages() {
    plans =
        List.of(WEEKLY, plan("0 9 * * *", Locale.ENGLISH), plan("0 9 * * MON", Locale.of("fa")));
    now = Instant.parse("2026-03-15T12:00:00Z");
    start();
    run(Duration.ofDays(1));

    assertThat(sent).hasSize(3).extracting(Message::id).doesNotHaveDuplicates();
    assertThat(sent).extracting(message -> message.language().toLanguageTag()).contains("fa");
  }

  @Test
  void whatSomebodyAskedForIsSentOnceAndNotForgottenByADeath() {
    start();
    DigestOrder order = WEEKLY.order(now.minus(Duration.ofDays(2)), now);
    Delivery wanted =
        Delivery.of("desk", List.of(new Item(order.id("asked"), 1)), State.WANTED, now);
    kept.put(wanted.id(), wanted);
    start();
    run(Duration.ofHours(1));
    start();
    run(Duration.ofHours(1));

    assertThat(sent).hasSize(1);
    assertThat(kept.get(wanted.id()).state()).isEqualTo(State.DELIVERED);
  }

  @Test
  void nothingIsSentBeforeAllIsRead() {
    start();
    brandsRead = CheckResult.failed("reads");
    now = Instant.parse("2026-03-16T09:00:00Z");
    run(Duration.ofHours(1));
    assertThat(sent).isEmpty();
    brandsRead = CheckResult.ok("");
    run(Duration.ofHours(1));

    assertThat(sent).hasSize(1);
  }

  @Test
  void theMessageIsTheLetter() {
    store.apply(
        List.of(new Change.Put(Said.review(1, "cold coffee", 1, Duration.ofHours(-1)).mention())));
    start();
    now = Instant.parse("2026-03-16T09:00:00Z");
    run(Duration.ofHours(1));
    Message message = sent.getFirst();

    assertThat(message.subject()).isEqualTo("Acme: 1 new, nobody waits");
    assertThat(message.text()).contains("Review check", "New: 1");
    assertThat(message.html()).hasValueSatisfying(html -> assertThat(html).contains("<h1"));
    assertThat(message.link())
        .hasValueSatisfying(
            link -> assertThat(link.toString()).startsWith("https://e.example/digest?brand=Acme"));
    assertThat(((Map<?, ?>) message.data()).keySet().toString())
        .isEqualTo("[delivery, repeat, digest]");
  }

  private static DigestPlan plan(String cron, Locale language) {
    return new DigestPlan("Acme", Cron.of(cron), BERLIN, language, List.of("desk"));
  }

  private List<String> spans() {
    return kept.values().stream()
        .filter(receipt -> receipt.state() == State.DELIVERED)
        .map(receipt -> DigestOrder.named(receipt.items().getFirst().episode()).orElseThrow())
        .map(order -> order.from() + " to " + order.to())
        .toList();
  }

  /** A new life: only the receipts are left. */
  private void start() {
    rounds = rounds();
    outbox = outbox();
    kept.values().forEach(outbox::remember);
    rounds
        .begin(kept.values(), now)
        .forEach(
            receipt -> {
              kept.put(receipt.id(), receipt);
              outbox.remember(receipt);
            });
  }

  private void run(Duration span) {
    for (Instant end = now.plus(span); now.isBefore(end); now = now.plusSeconds(60)) {
      rounds.due(kept.values(), now).forEach(due -> outbox.offer(due.episode()));
      while (outbox.work()) {
        // until nothing is due
      }
    }
  }

  private Clock clock() {
    InstantSource time = () -> now;
    return time.withZone(ZoneOffset.UTC);
  }

  private Outbox outbox() {
    return new Outbox(
        "desk",
        new Receiver() {
          @Override
          public Outcome send(Message message) {
            sent.add(message);
            return new Outcome.Delivered();
          }

          @Override
          public boolean recognises() {
            return true;
          }
        },
        rounds.beside(new Silent()),
        receipt -> kept.put(receipt.id(), receipt),
        clock());
  }

  private Rounds rounds() {
    DigestComposer composer =
        new DigestComposer(
            store,
            GroupBook.empty(),
            new NoCoverage(),
            new NoListings(),
            RemovalLedger.none(),
            new OneBrand(),
            () -> Weights.DEFAULT,
            clock());
    return new Rounds(plans, composer, URI.create("https://e.example"));
  }

  /** Has no alerts to tell of. */
  private static final class Silent implements Letters {
    @Override
    public Message compose(Delivery delivery) {
      throw new AssertionError("no alert: " + delivery);
    }

    @Override
    public boolean settled(earshot.mention.Episode episode) {
      return false;
    }

    @Override
    public boolean mayBeTold(earshot.mention.Episode episode, Instant at) {
      return false;
    }
  }

  private static final class NoCoverage implements CoverageLedger {
    @Override
    public List<Coverage> all() {
      return List.of();
    }

    @Override
    public CheckResult check() {
      return CheckResult.ok("");
    }
  }

  private static final class NoListings implements ListingLedger {
    @Override
    public List<Listing> all() {
      return List.of();
    }

    @Override
    public CheckResult check() {
      return CheckResult.ok("");
    }
  }

  private final class OneBrand implements BrandBook {
    @Override
    public List<Brand> all() {
      return List.of(new Brand("Acme", Optional.empty()));
    }

    @Override
    public CheckResult check() {
      return brandsRead;
    }
  }
}
