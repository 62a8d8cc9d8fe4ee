package earshot.deploy.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.deploy.local.BrokerMember;
import earshot.deploy.local.FreePort;
import earshot.deploy.local.NodeMember;
import earshot.mention.MentionJson;
import java.io.File;
import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.connect.cli.ConnectDistributed;

/**
 * Three brokers with three copies of everything, Elasticsearch on two nodes with a copy on each,
 * and workers of Kafka Connect as it comes, with our plugin and the settings that containers have.
 */
final class WideGround implements Ground {
  private static final List<String> BROKERS = List.of("broker-1", "broker-2", "broker-3");
  private static final String WORKER = "http://127.0.0.1:%d";

  private final Path dir;
  private final Map<String, Integer> ports = new HashMap<>();
  private final List<NodeMember> nodes = new ArrayList<>();
  private final Map<Integer, NodeMember.Running> running = new HashMap<>();

  private WideGround(Path dir) {
    this.dir = dir;
  }

  /** With the first of the nodes; brokers and workers are begun by whoever stands here. */
  static WideGround in(Path dir) throws IOException, InterruptedException {
    WideGround ground = new WideGround(dir);
    List<Integer> transports = List.of(FreePort.picked(), FreePort.picked());
    for (int number = 0; number < transports.size(); number++) {
      ground.nodes.add(NodeMember.in(dir.resolve("node-" + number), number, transports));
    }
    ground.addNode(0);
    return ground;
  }

  @Override
  public List<String> brokers() {
    return BROKERS;
  }

  @Override
  public String bootstrap() {
    return BROKERS.stream()
        .map(broker -> "127.0.0.1:" + port(broker))
        .collect(Collectors.joining(","));
  }

  @Override
  public List<URI> elasticsearch() {
    return nodes.stream().map(NodeMember::url).toList();
  }

  private int port(String what) {
    return ports.computeIfAbsent(what, any -> FreePort.picked());
  }

  /** Begins a node; {@link #awaitNodes} says when it is one of the cluster. */
  void addNode(int number) throws IOException, InterruptedException {
    running.put(number, nodes.get(number).begin());
  }

  void removeNode(int number) throws InterruptedException {
    running.remove(number).close();
  }

  /** Waits for a cluster of so many nodes, with every copy where it belongs. */
  void awaitNodes(int count, String status) {
    URI health =
        elasticsearch().getFirst().resolve("/_cluster/health?timeout=1s&wait_for_status=" + status);
    await("%d nodes, %s".formatted(count, status))
        .atMost(Parts.START)
        .ignoreExceptions()
        .until(() -> ask(health).path("number_of_nodes").asInt() == count);
  }

  private static JsonNode ask(URI uri) throws IOException {
    URL url = uri.toURL();
    return MentionJson.MAPPER.readTree(url);
  }

  @Override
  public ChildEarshot launch(String part, Path config) throws IOException {
    return BROKERS.contains(part) ? broker(part) : worker(part);
  }

  private ChildEarshot broker(String part) throws IOException {
    String voters =
        IntStream.rangeClosed(1, BROKERS.size())
            .mapToObj(n -> n + "@127.0.0.1:" + port("controller-" + n))
            .collect(Collectors.joining(","));
    String number = part.replace("broker-", "");
    return ChildEarshot.ofTests(
        BrokerMember.class,
        dir.resolve(part).toString(),
        String.valueOf(port(part)),
        number,
        String.valueOf(port("controller-" + number)),
        voters);
  }

  private ChildEarshot worker(String part) throws IOException {
    Properties settings = new Properties();
    try (Reader file = Files.newBufferedReader(Path.of("compose/connect.properties"))) {
      settings.load(file);
    }
    settings.put("bootstrap.servers", bootstrap());
    settings.put("listeners", WORKER.formatted(port(part)));
    settings.put("plugin.path", plugins().toString());
    Path written = dir.resolve(part + ".properties");
    try (var file = Files.newBufferedWriter(written)) {
      settings.store(file, null);
    }
    return ChildEarshot.java(
        Map.of(),
        List.of(
            "-Dlogback.configurationFile=src/main/resources/logback.xml",
            "-cp",
            engineOnly(),
            ConnectDistributed.class.getName(),
            written.toString()));
  }

  /** Holds the folder that is mounted into containers. */
  private Path plugins() throws IOException {
    Path plugins = Files.createDirectories(dir.resolve("plugins"));
    Path ours = plugins.resolve("earshot");
    if (!Files.exists(ours)) {
      Files.createSymbolicLink(ours, Path.of("../ingest/target/earshot-connect").toRealPath());
    }
    return plugins;
  }

  /** Libraries without a class of ours, so that what runs there is the plugin. */
  private static String engineOnly() throws IOException {
    try (Stream<Path> libraries = Files.list(Path.of("target/earshot/lib"))) {
      return libraries
          .filter(
              jar ->
                  !jar.getFileName()
                      .toString()
                      .matches("(mention|ingest|assess|streams|query-api|deploy)-.*"))
          .map(Path::toString)
          .collect(Collectors.joining(File.pathSeparator));
    }
  }

  @Override
  public void awaitRunning(String part, ChildEarshot child)
      throws IOException, InterruptedException {
    if (BROKERS.contains(part)) {
      child.await("running broker", Parts.START);
    } else {
      URI connectors = URI.create(WORKER.formatted(port(part)) + "/connectors");
      await(part).atMost(Parts.START).ignoreExceptions().until(() -> ask(connectors).isArray());
    }
  }

  /** Tells the workers what to watch, as an operator does. */
  void declare(Path config) throws IOException, InterruptedException {
    try (ChildEarshot verb =
        ChildEarshot.start(
            Map.of(),
            List.of(
                "connectors",
                "--config",
                config.toString(),
                "--connect",
                WORKER.formatted(port("connect"))))) {
      verb.awaitEnd(Duration.ofMinutes(2));
      assertThat(verb.status()).as(verb.said()).isZero();
    }
  }

  /** The workers that run a task now, by one of them. */
  Set<String> working(String part) throws IOException {
    JsonNode all = ask(URI.create(WORKER.formatted(port(part)) + "/connectors?expand=status"));
    Set<String> working = new TreeSet<>();
    for (JsonNode connector : all) {
      for (JsonNode task : connector.at("/status/tasks")) {
        assertThat(task.path("state").asText()).as("%s", task).isEqualTo("RUNNING");
        working.add(task.path("worker_id").asText());
      }
    }
    return working;
  }

  @Override
  public void close() {
    for (NodeMember.Running node : running.values()) {
      try {
        node.close();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
