package earshot.deploy.chaos;

import earshot.deploy.ConnectChild;
import earshot.deploy.local.FreePort;
import earshot.deploy.local.Installation;
import earshot.deploy.local.LocalElasticsearch;
import earshot.deploy.local.NodeSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;

/**
 * An Earshot in pieces: a broker, an Elasticsearch node, a Connect worker and each role, every one
 * a process of its own that can be killed, stand still and be started again.
 */
final class Parts implements AutoCloseable {
  private static final Duration START = Duration.ofMinutes(3);

  private final Path dir;
  private final Path config;
  private final int kafka = FreePort.picked();
  private final int api = FreePort.picked();
  private final LocalElasticsearch elasticsearch;
  private final Map<String, ChildEarshot> running = new LinkedHashMap<>();

  private Parts(Path dir, LocalElasticsearch elasticsearch) {
    this.dir = dir;
    this.config = dir.resolve("earshot.yml");
    this.elasticsearch = elasticsearch;
  }

  /**
   * Starts all parts.
   *
   * @param watched what to watch and whom to tell; where the engines are is added
   */
  static Parts start(Path dir, String watched) throws IOException, InterruptedException {
    Installation installation = new Installation(Path.of("target/earshot").toAbsolutePath());
    Parts parts =
        new Parts(
            dir, LocalElasticsearch.start(installation, dir.resolve("node"), NodeSettings.small()));
    Files.writeString(
        parts.config,
        watched
            + "kafka: {bootstrap: \"127.0.0.1:%d\"}%nelasticsearch: {url: \"%s\"}%n"
                .formatted(parts.kafka, parts.elasticsearch.url()));
    try {
      parts.begin("broker");
      for (String part : List.of("streams", "index", "notify", "api", "connect")) {
        parts.launch(part);
      }
      for (String part : parts.names()) {
        parts.awaitRunning(part);
      }
      return parts;
    } catch (IOException | InterruptedException | RuntimeException | Error e) {
      parts.close();
      throw e;
    }
  }

  List<String> names() {
    return List.copyOf(running.keySet());
  }

  Witness witness() {
    return new Witness(api, bootstrap());
  }

  String bootstrap() {
    return "127.0.0.1:" + kafka;
  }

  URI elasticsearch() {
    return elasticsearch.url();
  }

  /** Starts a part and waits until it runs. */
  void begin(String part) throws IOException, InterruptedException {
    launch(part);
    awaitRunning(part);
  }

  private void awaitRunning(String part) throws IOException, InterruptedException {
    ChildEarshot child = of(part);
    child.await("running " + part.replaceAll("[^a-z].*", ""), START);
  }

  /** Starts a part; another of a role has a name such as {@code streams-2}. */
  void launch(String part) throws IOException {
    running.put(
        part,
        switch (part) {
          case "broker" ->
              ChildEarshot.ofTests(
                  BrokerChild.class, dir.resolve("brokers").toString(), String.valueOf(kafka));
          case "connect" -> ChildEarshot.ofTests(ConnectChild.class, config.toString());
          default -> ChildEarshot.start(Map.of(), role(part));
        });
  }

  private List<String> role(String part) {
    String role = part.replaceAll("[^a-z].*", "");
    return List.of(
        "run",
        role,
        "--config",
        config.toString(),
        "--data",
        dir.resolve(part).toString(),
        "--instance",
        part,
        "--port",
        String.valueOf(part.equals("api") ? api : 0));
  }

  ChildEarshot of(String part) {
    ChildEarshot child = running.get(part);
    if (child == null) {
      throw new IllegalArgumentException("there is no part " + part);
    }
    return child;
  }

  /** How many members of a group of readers have something to read. */
  int shares(String group) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap()))) {
      return (int)
          admin.describeConsumerGroups(List.of(group)).all().get().get(group).members().stream()
              .filter(member -> !member.assignment().topicPartitions().isEmpty())
              .count();
    }
  }

  /** Ends a part for good, as its operator does. */
  void stop(String part) throws InterruptedException {
    of(part).stop(Duration.ofMinutes(1));
    running.remove(part);
  }

  @Override
  public void close() {
    List.copyOf(running.values()).reversed().forEach(ChildEarshot::close);
    elasticsearch.close();
  }
}
