package earshot.deploy.chaos;

import earshot.deploy.local.FreePort;
import earshot.mention.MentionJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;

/**
 * An Earshot in pieces: engines and each role, every one a process of its own that can be killed,
 * stand still and be started again.
 */
final class Parts implements AutoCloseable {
  static final Duration START = Duration.ofMinutes(4);

  private final Path dir;
  private final Path config;
  private final Map<String, Integer> ports = new HashMap<>();
  private final Ground ground;
  private final Map<String, ChildEarshot> running = new LinkedHashMap<>();

  private Parts(Path dir, Ground ground) {
    this.dir = dir;
    this.config = dir.resolve("earshot.yml");
    this.ground = ground;
  }

  /** Starts one of each part. */
  static Parts start(Path dir, String watched) throws IOException, InterruptedException {
    return start(dir, watched, SingleGround.in(dir));
  }

  /**
   * Starts one of each role on these engines, which close with this.
   *
   * @param watched what to watch and whom to tell; where the engines are is added
   */
  static Parts start(Path dir, String watched, Ground ground)
      throws IOException, InterruptedException {
    Parts parts = new Parts(dir, ground);
    try {
      Files.writeString(
          parts.config,
          watched
              + "kafka: {bootstrap: \"%s\"}%nelasticsearch: {url: %s, replicas: %d}%n"
                  .formatted(
                      ground.bootstrap(),
                      MentionJson.MAPPER.writeValueAsString(ground.elasticsearch()),
                      ground.elasticsearch().size() - 1));
      for (String broker : ground.brokers()) {
        parts.launch(broker);
      }
      for (String broker : ground.brokers()) {
        parts.awaitRunning(broker);
      }
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
    return witness("api");
  }

  /** Asks this one of several. */
  Witness witness(String api) {
    return new Witness(port(api), bootstrap());
  }

  String bootstrap() {
    return ground.bootstrap();
  }

  URI elasticsearch() {
    return ground.elasticsearch().getFirst();
  }

  /** The folder of the Elasticsearch node, where there is one alone. */
  Path node() {
    return SingleGround.node(dir);
  }

  /** What a verb says that asks the role api. */
  String verb(String name) throws IOException, InterruptedException {
    List<String> words = List.of(name, "--port", String.valueOf(port("api")));
    try (ChildEarshot verb = ChildEarshot.start(Map.of(), words)) {
      verb.awaitEnd(START);
      return verb.said();
    }
  }

  /** What all parts are told. */
  Path config() {
    return config;
  }

  private int port(String part) {
    return part.startsWith("api") ? ports.computeIfAbsent(part, any -> FreePort.picked()) : 0;
  }

  private static String role(String part) {
    return part.replaceAll("[^a-z].*", "");
  }

  private static boolean isEngine(String part) {
    return List.of("broker", "connect").contains(role(part));
  }

  /** Starts a part and waits until it runs. */
  void begin(String part) throws IOException, InterruptedException {
    launch(part);
    awaitRunning(part);
  }

  void awaitRunning(String part) throws IOException, InterruptedException {
    if (isEngine(part)) {
      ground.awaitRunning(part, of(part));
    } else {
      of(part).await("running " + role(part), START);
    }
  }

  /** Starts a part; another of a role has a name such as {@code streams-2}. */
  void launch(String part) throws IOException {
    running.put(
        part,
        isEngine(part)
            ? ground.launch(part, config)
            : ChildEarshot.start(Map.of(), commanded(part)));
  }

  /** Starts a role for which it is so much later than it is. */
  void begin(String role, Duration ahead) throws IOException, InterruptedException {
    running.put(role, ChildEarshot.start(WallClock.ahead(ahead), commanded(role)));
    awaitRunning(role);
  }

  private List<String> commanded(String part) {
    return List.of(
        "run",
        role(part),
        "--config",
        config.toString(),
        "--data",
        dir.resolve(part).toString(),
        "--instance",
        part,
        "--port",
        String.valueOf(port(part)));
  }

  ChildEarshot of(String part) {
    ChildEarshot child = running.get(part);
    if (child == null) {
      throw new IllegalArgumentException("there is no part " + part);
    }
    return child;
  }

  /** The wire before this engine. */
  Wire wire(String engine) {
    return ground.wires().get(engine);
  }

  /** Starts again whatever has ended by itself, as Kubernetes does. */
  void revive() {
    for (String part : names()) {
      if (!of(part).runs()) {
        try {
          begin(part);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          return;
        }
      }
    }
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
    ground.close();
  }
}
