package earshot.deploy;

import earshot.deploy.config.Configuration;
import earshot.deploy.local.Refusal;
import earshot.query.CheckResult;
import earshot.query.elasticsearch.ElasticsearchConnection;
import earshot.query.http.RuleForm;
import earshot.streams.StageMeter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

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
      names = "--host",
      defaultValue = "127.0.0.1",
      description =
          "address on which the role api listens; others than this machine's own need an administrator first (default ${DEFAULT-VALUE})")
  private String host = "127.0.0.1";

  @Override
  public Integer call() throws Exception {
    Configuration configuration =
        Configuration.read(config, SourceTypes.installed(), System.getenv());
    String bootstrap = needed(configuration.kafka().getString("bootstrap"), "kafka.bootstrap");
    Map<String, Object> kafka = Engines.client(configuration, bootstrap);
    Logs.into(Files.createDirectories(data.resolve("logs")));
    CountDownLatch stop = new CountDownLatch(1);
    Thread main = Thread.currentThread();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stopAndWait(stop, main), "stop"));
    try (AutoCloseable running = start(configuration, kafka)) {
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

  private AutoCloseable start(Configuration configuration, Map<String, Object> kafka) {
    Console console = Console.standard();
    AutoCloseable running =
        switch (role) {
          case streams -> StreamsRole.start(kafka, data, StageMeter.off(), configuration.themes());
          case index -> IndexRole.start(kafka, index(configuration));
          case notify ->
              NotifyRole.start(
                  kafka, configuration, index(configuration), new Listen("127.0.0.1", port));
          case api -> api(configuration, kafka, console);
        };
    console.say("running " + role);
    return running;
  }

  private AutoCloseable api(
      Configuration configuration, Map<String, Object> kafka, Console console) {
    Listen listen = new Listen(host, port);
    Entrance entrance = Entrance.open(kafka, configuration, listen, data);
    ElasticsearchConnection index = index(configuration);
    Map<String, Supplier<CheckResult>> health = new LinkedHashMap<>();
    health.put("elasticsearch", index::check);
    WatchedPlaces places = WatchedPlaces.open(configuration, kafka);
    ApiRole api =
        ApiRole.start(
            kafka,
            index,
            configuration.weights(),
            DeclaredSettings.of(configuration),
            configuration.digests(),
            DeclaredReplies.of(configuration.places()),
            new RuleForm(configuration::rule),
            places,
            ApiRole.box(configuration.http()),
            HookSecrets.of(configuration.places()),
            entrance,
            health,
            listen);
    console.component("api", api.url());
    return () -> {
      api.close();
      places.close();
      entrance.close();
    };
  }

  private static ElasticsearchConnection index(Configuration configuration) {
    String url = needed(configuration.elasticsearch().getString("url"), "elasticsearch.url");
    return IndexRole.connection(configuration, URI.create(url));
  }

  private static String needed(@org.jspecify.annotations.Nullable String value, String key) {
    if (value == null) {
      throw new Refusal(
          "Configuration: a role alone needs "
              + key
              + "; set it, or start everything with `earshot up`.");
    }
    return value;
  }
}
