package earshot.deploy;

import earshot.deploy.config.Configuration;
import earshot.query.CheckResult;
import earshot.query.Ranking;
import earshot.query.elasticsearch.ElasticsearchConnection;
import earshot.query.elasticsearch.ElasticsearchMentionStore;
import earshot.query.notify.Notifier;
import earshot.query.notify.Receivers;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;

/** Tells people of episodes. One at a time: two would tell everything twice. */
final class NotifyRole implements AutoCloseable {
  private final Notifier notifier;

  private NotifyRole(Notifier notifier) {
    this.notifier = notifier;
  }

  static NotifyRole start(
      Map<String, Object> kafka,
      Configuration configuration,
      ElasticsearchConnection index,
      Listen listen) {
    Clock clock = Clock.systemUTC();
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
            new ElasticsearchMentionStore(
                index, () -> new Ranking(clock.instant(), configuration.weights())),
            now -> new Ranking(now, configuration.weights()),
            pages(configuration.http(), listen),
            clock);
    return new NotifyRole(notifier.start());
  }

  /** Where people open the pages. */
  private static URI pages(AbstractConfig http, Listen listen) {
    String address = http.getString("address");
    return URI.create(address == null ? listen.url() : address.replaceAll("/+$", ""));
  }

  CheckResult check() {
    return notifier.check();
  }

  @Override
  public void close() {
    notifier.close();
  }
}
