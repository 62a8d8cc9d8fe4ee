package earshot.deploy;

import earshot.assess.priority.Weights;
import earshot.query.GroupBook;
import earshot.query.InMemoryMentionStore;
import earshot.query.Ranking;
import earshot.query.digest.Cron;
import earshot.query.digest.DigestComposer;
import earshot.query.digest.DigestPlan;
import earshot.query.followup.GuestList;
import earshot.query.live.KafkaBrandBook;
import earshot.query.live.KafkaCoverageLedger;
import earshot.query.live.KafkaFollowupLedger;
import earshot.query.live.KafkaListingLedger;
import earshot.query.live.RemovalLedger;
import earshot.query.notify.Followups;
import earshot.query.notify.Notifier;
import earshot.query.notify.ReceiverSettings;
import earshot.query.notify.Receivers;
import earshot.query.notify.Rounds;
import earshot.query.notify.Smtp;
import java.net.URI;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** A notifier in a process of its own, to be killed. */
final class NotifierChild {
  static final DigestPlan DIGESTS =
      new DigestPlan(
          "Acme", Cron.of("0 9 * * MON"), ZoneOffset.UTC, Locale.ENGLISH, List.of("desk"));

  private static final URI PAGES = URI.create("http://localhost");

  private NotifierChild() {}

  /**
   * Tells the webhook {@code args[1]} of the episodes on the broker {@code args[0]} and of digests,
   * and sends follow-ups through the mail server at port {@code args[2]}.
   */
  public static void main(String[] args) throws InterruptedException {
    Clock clock = Clock.systemUTC();
    Map<String, Object> kafka = Map.of("bootstrap.servers", args[0]);
    Ranking ranking = new Ranking(clock.instant(), Weights.DEFAULT);
    InMemoryMentionStore store = new InMemoryMentionStore(() -> ranking);
    List<ReceiverSettings> desk = List.of(desk(URI.create(args[1])));
    new Notifier(
            kafka,
            desk,
            Receivers.of(desk, Optional.empty(), true, clock),
            store,
            GroupBook.empty(),
            now -> ranking,
            rounds(kafka, store, clock),
            Optional.of(followups(kafka, Integer.parseInt(args[2]), clock)),
            PAGES,
            clock)
        .start();
    new CountDownLatch(1).await();
  }

  private static ReceiverSettings desk(URI url) {
    return new ReceiverSettings(
        "desk",
        ReceiverSettings.Type.WEBHOOK,
        Optional.of(url),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Locale.ENGLISH);
  }

  private static Rounds rounds(Map<String, Object> kafka, InMemoryMentionStore store, Clock clock) {
    DigestComposer composer =
        new DigestComposer(
            store,
            GroupBook.empty(),
            new KafkaCoverageLedger(kafka).start(),
            new KafkaListingLedger(kafka).start(),
            RemovalLedger.none(),
            new KafkaBrandBook(kafka).start(),
            () -> Weights.DEFAULT,
            clock);
    return new Rounds(List.of(DIGESTS), composer, PAGES);
  }

  private static Followups followups(Map<String, Object> kafka, int port, Clock clock) {
    Smtp smtp =
        new Smtp(
            "127.0.0.1",
            port,
            "hello@acme.example",
            Optional.empty(),
            Optional.empty(),
            Smtp.Security.NONE);
    return new Followups(
        List.of(GuestList.PLAN),
        new KafkaFollowupLedger(kafka).start(),
        smtp,
        Optional.empty(),
        PAGES,
        clock);
  }
}
