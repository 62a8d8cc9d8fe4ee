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
import org.apache.kafka.common.config.AbstractConfig;

/** Tells people of episodes, and answers by mail. One at a time: two would do it all twice. */
final class NotifyRole implements AutoCloseable {
  private final Notifier notifier;
  private final Optional<Postman> postman;
  private final List<Component> readers;

  private NotifyRole(Notifier notifier, Optional<Postman> postman, List<Component> readers) {
    this.notifier = notifier;
    this.postman = postman;
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
                new FactualBrands(brands, facts),
                weights::now,
                clock),
            pages);
    boolean allowPrivate = configuration.network().getBoolean("allow-private-addresses");
    Notifier notifier =
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
            clock);
    Optional<Postman> postman = postman(kafka, configuration.alerting(), clock);
    return new NotifyRole(
        notifier.start(),
        postman,
        List.of(groups, coverage, listings, brands, facts, asked, weights));
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
        .map(smtp -> new Followups(configuration.followups(), asked, smtp, pages, clock));
  }

  /** Where people open the pages. */
  private static URI pages(AbstractConfig http, Listen listen) {
    String address = http.getString("address");
    return URI.create(address == null ? listen.url() : address.replaceAll("/+$", ""));
  }

  CheckResult check() {
    CheckResult told = notifier.check();
    return told.ok() ? postman.map(Postman::check).filter(mail -> !mail.ok()).orElse(told) : told;
  }

  @Override
  public void close() {
    notifier.close();
    postman.ifPresent(Postman::close);
    readers.forEach(Component::close);
  }
}
