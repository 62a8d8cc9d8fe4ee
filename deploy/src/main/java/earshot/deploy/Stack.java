package earshot.deploy;

import earshot.assess.sentiment.SentenceEncoder;
import earshot.deploy.config.Configuration;
import earshot.deploy.local.ConnectWorker;
import earshot.mention.Topics;
import earshot.query.CheckResult;
import earshot.query.elasticsearch.ElasticsearchConnection;
import earshot.streams.StageMeter;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A whole Earshot in one process, from the broker to the pages. What was started is stopped in the
 * opposite order, also when a later part refuses to start.
 */
final class Stack implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Stack.class);

  private final Configuration configuration;
  private final Path dir;
  private final Console console;
  private final Deque<AutoCloseable> running = new ArrayDeque<>();
  private final Map<String, Supplier<CheckResult>> health = new LinkedHashMap<>();
  private String url = "";

  private Stack(Configuration configuration, Path dir, Console console) {
    this.configuration = configuration;
    this.dir = dir;
    this.console = console;
  }

  static Stack start(Configuration configuration, Path dir, Listen listen, Console console) {
    Stack stack = new Stack(configuration, dir, console);
    try {
      stack.start(listen);
      return stack;
    } catch (RuntimeException e) {
      stack.close();
      throw e;
    }
  }

  private void start(Listen listen) {
    Optional<SentenceEncoder> encoder = Given.encoder(configuration.encoder());
    Engines engines = keep(Engines.start(configuration, dir));
    started("kafka", engines.kafkaFact(), engines::kafkaCheck);
    engines.create(Topics.ALL);
    Entrance entrance = keep(Entrance.open(engines.kafkaClient(), configuration, listen, dir));
    SettingsRecords.publish(engines.kafkaClient(), configuration);
    StageMeter stages = StageMeter.sampling();
    StreamsRole streams =
        keep(
            StreamsRole.start(engines.kafkaClient(), dir, stages, configuration.themes(), encoder));
    started("streams", "raw to assessed mentions", streams::check);
    ConnectWorker worker = keep(ConnectWorker.start(engines.kafkaClient()));
    WatchedPlaces places = keep(WatchedPlaces.open(configuration, engines.kafkaClient()));
    listenTo(worker, places);
    console.component("elasticsearch", engines.awaitElasticsearch());
    ElasticsearchConnection index =
        keep(IndexRole.connection(configuration, engines.elasticsearch()));
    health.put("elasticsearch", index::check);
    IndexRole indexer = keep(IndexRole.start(engines.kafkaClient(), index));
    started("index", "assessed mentions to Elasticsearch", indexer::check);
    NotifyRole notifier =
        keep(NotifyRole.start(engines.kafkaClient(), configuration, index, listen));
    started(
        "notify",
        "%d rules tell %d receivers"
            .formatted(
                configuration.alerting().rules().size(),
                configuration.alerting().receivers().size()),
        notifier::check);
    Answering answers = keep(Answering.open(engines.kafkaClient(), configuration, places));
    health.put("answers", answers::check);
    ApiRole api =
        keep(
            ApiRole.start(
                engines.kafkaClient(),
                index,
                ApiSettings.of(configuration),
                answers,
                places,
                ApiRole.box(configuration.http()),
                places.following(HookSecrets::of),
                entrance,
                health,
                listen));
    keep(Meters.start(engines.kafkaClient(), stages, api.meters()));
    url = api.url();
    console.component("api", url);
  }

  private void listenTo(ConnectWorker worker, WatchedPlaces places) {
    places.drive(worker);
    Watchdog watchdog = keep(Watchdog.start(worker, places::connectors));
    started("connect", fact(), watchdog::check);
  }

  private String fact() {
    return configuration.places().isEmpty()
        ? "nothing to listen to: the configuration names no sources"
        : "%d places: %s".formatted(configuration.places().size(), types());
  }

  private String types() {
    return configuration.places().stream()
        .map(place -> place.type().name())
        .distinct()
        .sorted()
        .collect(Collectors.joining(", "));
  }

  private void started(String name, String fact, Supplier<CheckResult> check) {
    health.put(name, check);
    console.component(name, fact);
  }

  private <T extends AutoCloseable> T keep(T part) {
    running.push(part);
    return part;
  }

  /** Where the pages are. */
  String url() {
    return url;
  }

  @Override
  public void close() {
    while (!running.isEmpty()) {
      AutoCloseable part = running.pop();
      try {
        part.close();
      } catch (Exception e) {
        LOG.error("{} did not stop cleanly", part.getClass().getSimpleName(), e);
      }
    }
  }
}
