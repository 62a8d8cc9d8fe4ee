package earshot.deploy;

import earshot.deploy.config.Alerting;
import earshot.deploy.config.Configuration;
import earshot.query.CheckResult;
import earshot.query.Component;
import earshot.query.MentionStore;
import earshot.query.Ranking;
import earshot.query.digest.DigestComposer;
import earshot.query.elasticsearch.ElasticsearchConnection;
import earshot.query.elasticsearch.ElasticsearchMentionStore;
import earshot.query.live.FactualBrands;
import earshot.query.live.FollowupLedger;
import earshot.query.live.KafkaBrandBook;
import earshot.query.live.KafkaCoverageLedger;
import earshot.query.live.KafkaFactShelf;
import earshot.query.live.KafkaFollowupLedger;
import earshot.query.live.KafkaGroupBook;
import earshot.query.live.KafkaListingLedger;
import earshot.query.live.KafkaPostbox;
import earshot.query.live.KafkaRemovalLedger;
import earshot.query.live.KafkaTurn;
import earshot.query.live.KafkaWeightBook;
import earshot.query.notify.Followups;
import earshot.query.notify.Notifier;
import earshot.query.notify.Postman;
import earshot.query.notify.Receivers;
import earshot.query.notify.Rounds;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.common.config.AbstractConfig;

/** Tells people of episodes, and answers by mail. One of several at a time does. */
final class NotifyRole implements AutoCloseable {
  private static final String GROUP = "earshot-notifier";

  private final KafkaTurn turn;
  private final List<Component> readers;

  private NotifyRole(KafkaTurn turn, List<Component> readers) {
    this.turn = turn;
    this.readers = readers;
  }

  static NotifyRole start(
      Map<String, Object> kafka,
      Configuration configuration,
      ElasticsearchConnection index,
      Listen listen) {
    Clock clock = Clock.systemUTC();
    KafkaGroupBook groups = new KafkaGroupBook(kafka).start();
    KafkaCoverageLedger coverage = new KafkaCoverageLedger(kafka).start();
    KafkaListingLedger listings = new KafkaListingLedger(kafka).start();
    KafkaRemovalLedger removals = new KafkaRemovalLedger(kafka).start();
    KafkaBrandBook brands = new KafkaBrandBook(kafka).start();
    KafkaFactShelf facts = new KafkaFactShelf(kafka).start();
    KafkaFollowupLedger asked = new KafkaFollowupLedger(kafka).start();
    KafkaWeightBook weights = new KafkaWeightBook(kafka, configuration.weights()).start();
    MentionStore store =
        new ElasticsearchMentionStore(
            index, () -> Ranking.of(clock.instant(), weights.now(), groups), groups);
    URI pages = pages(configuration.http(), listen);
    Rounds rounds =
        new Rounds(
            configuration.digests(),
            new DigestComposer(
                store,
                groups,
                coverage,
                listings,
                removals,
                new FactualBrands(brands, facts),
                weights::now,
                clock),
            pages);
    boolean allowPrivate = configuration.network().getBoolean("allow-private-addresses");
    Supplier<Component> work =
        () ->
            new Work(
                new Notifier(
                        kafka,
                        configuration.alerting().receivers(),
                        Receivers.of(
                            configuration.alerting().receivers(),
                            configuration.alerting().smtp(),
                            allowPrivate,
                            clock),
                        store,
                        groups,
                        now -> Ranking.of(now, weights.now(), groups),
                        rounds,
                        followups(configuration, asked, pages, clock),
                        pages,
                        clock)
                    .start(),
                postman(kafka, configuration.alerting(), clock));
    KafkaTurn turn = new KafkaTurn(kafka, GROUP, work).start();
    return new NotifyRole(
        turn, List.of(groups, coverage, listings, removals, brands, facts, asked, weights));
  }

  /** What is done while it is this one's turn; it begins with what the receipts say. */
  private record Work(Notifier notifier, Optional<Postman> postman) implements Component {
    @Override
    public CheckResult check() {
      CheckResult told = notifier.check();
      return told.ok() ? postman.map(Postman::check).filter(mail -> !mail.ok()).orElse(told) : told;
    }

    @Override
    public void close() {
      notifier.close();
      postman.ifPresent(Postman::close);
    }
  }

  /** Who answers by mail, where that is wanted. */
  private static Optional<Postman> postman(
      Map<String, Object> kafka, Alerting alerting, Clock clock) {
    return alerting
        .answers()
        .map(
            form ->
                new Postman(
                    new KafkaPostbox(kafka).start(), alerting.smtp().orElseThrow(), form, clock))
        .map(Postman::start);
  }

  /** Also where none are declared any more but a server is: names and addresses have to leave. */
  private static Optional<Followups> followups(
      Configuration configuration, FollowupLedger asked, URI pages, Clock clock) {
    return configuration
        .alerting()
        .smtp()
        .map(
            smtp ->
                new Followups(
                    configuration.followups(),
                    asked,
                    smtp,
                    configuration.alerting().bounces(),
                    pages,
                    clock));
  }

  /** Where people open the pages. */
  private static URI pages(AbstractConfig http, Listen listen) {
    String address = http.getString("address");
    return URI.create(address == null ? listen.url() : address.replaceAll("/+$", ""));
  }

  CheckResult check() {
    return turn.check();
  }

  @Override
  public void close() {
    turn.close();
    readers.forEach(Component::close);
  }
}
