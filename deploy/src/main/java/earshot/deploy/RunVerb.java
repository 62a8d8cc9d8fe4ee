package earshot.deploy;

import earshot.assess.sentiment.SentenceEncoder;
import earshot.deploy.config.Configuration;
import earshot.deploy.local.KafkaTopics;
import earshot.deploy.local.Refusal;
import earshot.mention.Topics;
import earshot.query.CheckResult;
import earshot.query.elasticsearch.ElasticsearchConnection;
import earshot.streams.StageMeter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs one role against outside engines. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description =
        "Runs one role alone against the Kafka and Elasticsearch that the configuration names (sources run in any Kafka Connect cluster).")
final class RunVerb implements Callable<Integer> {
  /** What can run alone. */
  enum Role {
    streams,
    index,
    notify,
    api
  }

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @Parameters(paramLabel = "ROLE", description = "${COMPLETION-CANDIDATES}")
  private Role role = Role.api;

  @Option(
      names = "--config",
      required = true,
      paramLabel = "FILE",
      description = "names kafka.bootstrap and elasticsearch.url")
  private Path config = Path.of("earshot.yml");

  @Option(
      names = "--data",
      defaultValue = "data",
      paramLabel = "DIR",
      description = "where logs and local state are kept (default ${DEFAULT-VALUE})")
  private Path data = Path.of("data");

  @Option(
      names = "--port",
      defaultValue = "8080",
      description = "port of the role api (default ${DEFAULT-VALUE})")
  private int port = 8080;

  @Option(
      names = "--status-port",
      paramLabel = "PORT",
      description =
          "the other roles tell there how they are, at /health and /metrics (default: nowhere; the role api does at its own port)")
  private Optional<Integer> statusPort = Optional.empty();

  @Option(
      names = "--instance",
      defaultValue = "1",
      paramLabel = "NAME",
      description =
          "name of this one among several of the role streams; the same after a restart (default ${DEFAULT-VALUE})")
  private String instance = "1";

  @Option(
      names = "--threads",
      paramLabel = "N",
      description =
          "threads between which the role streams divides its share (default ${DEFAULT-VALUE})")
  private int threads = StreamsRole.THREADS;

  @Option(
      names = "--host",
      defaultValue = "127.0.0.1",
      description =
          "address on which it listens; for the role api, others than this machine's own need an administrator first (default ${DEFAULT-VALUE})")
  private String host = "127.0.0.1";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws Exception {
    if (threads < 1) {
      throw new ParameterException(spec.commandLine(), "--threads must be 1 or more: " + threads);
    }
    Configuration configuration =
        Configuration.read(config, SourceTypes.installed(), System.getenv());
    String bootstrap = needed(configuration.kafka().getString("bootstrap"), "kafka.bootstrap");
    Map<String, Object> kafka = Engines.client(configuration.kafka(), bootstrap);
    Optional<SentenceEncoder> encoder =
        Given.encoder(role == Role.streams && configuration.encoder());
    Logs.into(Files.createDirectories(data.resolve("logs")));
    KafkaTopics.create(
        kafka, Engines.topics(Topics.ALL, configuration.kafka().getShort("replication")), PATIENCE);
    CountDownLatch stop = new CountDownLatch(1);
    Thread main = Thread.currentThread();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stopAndWait(stop, main), "stop"));
    try (AutoCloseable running = start(configuration, kafka, encoder)) {
      stop.await();
    }
    return 0;
  }

  private static void stopAndWait(CountDownLatch stop, Thread main) {
    stop.countDown();
    try {
      main.join(30_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private AutoCloseable start(
      Configuration configuration, Map<String, Object> kafka, Optional<SentenceEncoder> encoder) {
    AutoCloseable running =
        switch (role) {
          case streams -> streams(configuration, kafka, encoder);
          case index -> indexer(configuration, kafka);
          case notify -> notifier(configuration, kafka);
          case api -> api(configuration, kafka);
        };
    Console.standard().say("running " + role);
    return running;
  }

  private AutoCloseable streams(
      Configuration configuration, Map<String, Object> kafka, Optional<SentenceEncoder> encoder) {
    StageMeter stages = StageMeter.sampling();
    StreamsRole streams =
        StreamsRole.start(
            kafka,
            data,
            new StreamsRole.Instance(instance, threads),
            stages,
            configuration.themes(),
            encoder);
    return door(configuration, kafka, streams, streams::check, stages);
  }

  private AutoCloseable indexer(Configuration configuration, Map<String, Object> kafka) {
    IndexRole index = IndexRole.start(kafka, index(configuration));
    return door(configuration, kafka, index, index::check, StageMeter.off());
  }

  private AutoCloseable notifier(Configuration configuration, Map<String, Object> kafka) {
    NotifyRole notifier =
        NotifyRole.start(kafka, configuration, index(configuration), new Listen("127.0.0.1", port));
    return door(configuration, kafka, notifier, notifier::check, StageMeter.off());
  }

  /** A role with its door, if it is to have one. */
  private AutoCloseable door(
      Configuration configuration,
      Map<String, Object> kafka,
      AutoCloseable running,
      Supplier<CheckResult> check,
      StageMeter stages) {
    if (statusPort.isEmpty()) {
      return running;
    }
    Listen listen = new Listen(host, statusPort.get());
    boolean open = configuration.http().getBoolean("open-metrics");
    RoleDoor door = RoleDoor.open(listen, open, check);
    Meters meters = Meters.start(kafka, stages, door.meters());
    Console.standard().component("status", new Listen(host, door.port()).url());
    return () -> {
      meters.close();
      door.close();
      running.close();
    };
  }

  private AutoCloseable api(Configuration configuration, Map<String, Object> kafka) {
    Listen listen = Listen.of(host, port, configuration.http());
    SettingsRecords.publish(kafka, configuration);
    Entrance entrance = Entrance.open(kafka, configuration, listen, data);
    ElasticsearchConnection index = index(configuration);
    Map<String, Supplier<CheckResult>> health = new LinkedHashMap<>();
    health.put("elasticsearch", index::check);
    WatchedPlaces places = WatchedPlaces.open(configuration, kafka);
    Answering answers = Answering.open(kafka, configuration, places);
    health.put("answers", answers::check);
    ApiRole api =
        ApiRole.start(
            kafka,
            index,
            ApiSettings.of(configuration),
            answers,
            places,
            ApiRole.box(configuration.http()),
            places.following(HookSecrets::of),
            entrance,
            health,
            listen);
    Console.standard().component("api", api.url());
    Meters meters = Meters.start(kafka, StageMeter.off(), api.meters());
    return () -> {
      meters.close();
      api.close();
      answers.close();
      places.close();
      entrance.close();
    };
  }

  private static ElasticsearchConnection index(Configuration configuration) {
    List<URI> nodes = Engines.outside(configuration.elasticsearch());
    if (nodes.isEmpty()) {
      throw lacking("elasticsearch.url");
    }
    return IndexRole.connection(configuration, nodes);
  }

  static String needed(@org.jspecify.annotations.Nullable String value, String key) {
    if (value == null) {
      throw lacking(key);
    }
    return value;
  }

  private static Refusal lacking(String key) {
    return new Refusal(
        "Configuration: a role alone needs "
            + key
            + "; set it, or start everything with `earshot up`.");
  }
}
