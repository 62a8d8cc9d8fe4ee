package earshot.deploy.local;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.properties.MetaProperties;
import org.apache.kafka.metadata.properties.PropertiesUtils;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * A Kafka broker with its controller inside this process, on loopback.
 *
 * <p>All that it knows lies in its folder. It continues from there after a kill, at the same port
 * if that is still free: connectors that are kept there know it.
 */
public final class LocalKafka implements AutoCloseable {
  private static final int NODE = 1;
  private static final Duration TOPIC_PATIENCE = Duration.ofSeconds(60);

  private final KafkaRaftServer server;
  private final int port;

  private LocalKafka(KafkaRaftServer server, int port) {
    this.server = server;
    this.port = port;
  }

  /** Starts on a folder, new or used before; without a port one is picked. */
  public static LocalKafka start(Path dir, OptionalInt port) {
    return start(dir, port, Map.of());
  }

  /**
   * @param more settings of the broker that go before ours
   */
  static LocalKafka start(Path dir, OptionalInt port, Map<String, String> more) {
    Path data = dir.toAbsolutePath().normalize();
    try {
      int listening =
          port.isPresent() ? port.getAsInt() : FreePort.asIn(data.resolve("earshot.port"));
      Properties settings = settings(data, listening, FreePort.picked());
      settings.putAll(more);
      format(data, Integer.parseInt(settings.getProperty("node.id")), clusterId(data));
      KafkaRaftServer server = new KafkaRaftServer(KafkaConfig.fromProps(settings), Time.SYSTEM);
      server.startup();
      return new LocalKafka(server, listening);
    } catch (Exception e) {
      throw new Refusal(
          "Kafka: the broker can't start on " + data + " (" + e.getMessage() + ").", e);
    }
  }

  /** Where clients connect first, as host:port. */
  public String bootstrap() {
    return "127.0.0.1:" + port;
  }

  /** Creates the topics that don't exist yet; returns when every one of them can be used. */
  public void create(Collection<NewTopic> topics) {
    KafkaTopics.create(Map.of("bootstrap.servers", bootstrap()), topics, TOPIC_PATIENCE);
  }

  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
  }

  /** Makes a folder that of a node of this cluster; one that is, stays as it is. */
  static void format(Path data, int node, String cluster) throws Exception {
    Files.createDirectories(data);
    new Formatter()
        .setPrintStream(
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
        .setNodeId(node)
        .setClusterId(cluster)
        .setDirectories(List.of(data.toString()))
        .setMetadataLogDirectory(data.toString())
        .setControllerListenerName("CONTROLLER")
        .setIgnoreFormatted(true)
        .run();
  }

  private static String clusterId(Path data) throws IOException {
    Path meta = data.resolve("meta.properties");
    return Files.exists(meta)
        ? new MetaProperties.Builder(PropertiesUtils.readPropertiesFile(meta.toString()))
            .build()
            .clusterId()
            .orElseThrow(() -> new IOException(meta + " names no cluster"))
        : Uuid.randomUuid().toString();
  }

  private static Properties settings(Path data, int port, int controllerPort) {
    Properties settings = new Properties();
    identity(settings, data, port, controllerPort);
    singleCopies(settings);
    modestMemory(settings);
    quickReturn(settings);
    settings.put("auto.create.topics.enable", "false");
    return settings;
  }

  private static void identity(Properties settings, Path data, int port, int controllerPort) {
    String broker = "PLAINTEXT://127.0.0.1:" + port;
    settings.put("process.roles", "broker,controller");
    settings.put("node.id", String.valueOf(NODE));
    settings.put("controller.quorum.voters", NODE + "@127.0.0.1:" + controllerPort);
    settings.put("listeners", broker + ",CONTROLLER://127.0.0.1:" + controllerPort);
    settings.put("advertised.listeners", broker);
    settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
    settings.put("controller.listener.names", "CONTROLLER");
    settings.put("inter.broker.listener.name", "PLAINTEXT");
    settings.put("log.dirs", data.toString());
  }

  private static void singleCopies(Properties settings) {
    settings.put("default.replication.factor", "1");
    settings.put("offsets.topic.replication.factor", "1");
    settings.put("offsets.topic.num.partitions", "4");
    settings.put("transaction.state.log.replication.factor", "1");
    settings.put("transaction.state.log.min.isr", "1");
    settings.put("transaction.state.log.num.partitions", "4");
    settings.put("share.coordinator.state.topic.replication.factor", "1");
    settings.put("share.coordinator.state.topic.min.isr", "1");
  }

  /** Defaults are made for a machine of its own: 128 MiB for the cleaner, 10 MiB an index file. */
  private static void modestMemory(Properties settings) {
    settings.put("log.segment.bytes", String.valueOf(64 << 20));
    settings.put("log.index.size.max.bytes", String.valueOf(1 << 20));
    settings.put("log.cleaner.dedupe.buffer.size", String.valueOf(8 << 20));
    settings.put("log.cleaner.io.buffer.size", String.valueOf(256 << 10));
    settings.put("num.network.threads", "2");
    settings.put("num.io.threads", "4");
    settings.put("background.threads", "2");
  }

  /**
   * After a kill the controller believes in the old broker until its session ends; the groups wait
   * for nobody, because all members live here. What was being written is given up as soon as its
   * time is over, for nothing behind it is read before.
   */
  private static void quickReturn(Properties settings) {
    settings.put("broker.session.timeout.ms", "4000");
    settings.put("broker.heartbeat.interval.ms", "400");
    settings.put("group.initial.rebalance.delay.ms", "0");
    settings.put("transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000");
  }
}
