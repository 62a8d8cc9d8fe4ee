package earshot.deploy;

import earshot.assess.priority.Weights;
import earshot.query.GroupBook;
import earshot.query.InMemoryMentionStore;
import earshot.query.Ranking;
import earshot.query.notify.Notifier;
import earshot.query.notify.ReceiverSettings;
import earshot.query.notify.Receivers;
import earshot.query.notify.Rounds;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** A notifier in a process of its own, to be killed. */
final class NotifierChild {
  private NotifierChild() {}

  /** Tells the webhook {@code args[1]} of the episodes on the broker {@code args[0]}. */
  public static void main(String[] args) throws InterruptedException {
    Clock clock = Clock.systemUTC();
    Ranking ranking = new Ranking(clock.instant(), Weights.DEFAULT);
    List<ReceiverSettings> desk =
        List.of(
            new ReceiverSettings(
                "desk",
                ReceiverSettings.Type.WEBHOOK,
                Optional.of(URI.create(args[1])),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Locale.ENGLISH));
    new Notifier(
            Map.of("bootstrap.servers", args[0]),
            desk,
            Receivers.of(desk, Optional.empty(), true, clock),
            new InMemoryMentionStore(() -> ranking),
            GroupBook.empty(),
            now -> ranking,
            Rounds.none(),
            Optional.empty(),
            URI.create("http://localhost"),
            clock)
        .start();
    new CountDownLatch(1).await();
  }
}
