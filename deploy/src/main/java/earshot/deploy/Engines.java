package earshot.deploy;

import earshot.deploy.config.Configuration;
import earshot.deploy.local.FreePort;
import earshot.deploy.local.Installation;
import earshot.deploy.local.KafkaTopics;
import earshot.deploy.local.LocalElasticsearch;
import earshot.deploy.local.LocalKafka;
import earshot.deploy.local.NodeSettings;
import earshot.mention.Topics;
import earshot.query.CheckResult;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.types.Password;
import org.jspecify.annotations.Nullable;

/**
 * Kafka and Elasticsearch: embedded ones unless the configuration names outside ones. Both start at
 * the same time; Kafka is there when this is, Elasticsearch when it was awaited.
 */
final class Engines implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Configuration configuration;
  private final Optional<LocalKafka> kafka;
  private final CompletableFuture<Optional<LocalElasticsearch>> elasticsearch;

  private Engines(
      Configuration configuration,
      Optional<LocalKafka> kafka,
      CompletableFuture<Optional<LocalElasticsearch>> elasticsearch) {
    this.configuration = configuration;
    this.kafka = kafka;
    this.elasticsearch = elasticsearch;
  }

  static Engines start(Configuration configuration, Path dir) {
    OptionalInt brokerPort = port(configuration.kafka());
    OptionalInt nodePort = port(configuration.elasticsearch());
    CompletableFuture<Optional<LocalElasticsearch>> node =
        CompletableFuture.supplyAsync(() -> node(configuration.elasticsearch(), dir, nodePort));
    try {
      return new Engines(configuration, broker(configuration.kafka(), dir, brokerPort), node);
    } catch (RuntimeException e) {
      close(node);
      throw e;
    }
  }

  private static Optional<LocalKafka> broker(AbstractConfig kafka, Path dir, OptionalInt port) {
    return kafka.getString("bootstrap") == null
        ? Optional.of(LocalKafka.start(dir.resolve("kafka"), port))
        : Optional.empty();
  }

  private static Optional<LocalElasticsearch> node(
      AbstractConfig elasticsearch, Path dir, OptionalInt port) {
    if (!elasticsearch.getList("url").isEmpty()) {
      return Optional.empty();
    }
    boolean quick = Boolean.getBoolean("earshot.quick-start"); // tests start it by the dozen
    NodeSettings settings = new NodeSettings(elasticsearch.getInt("heap-mb"), quick, port);
    return Optional.of(
        LocalElasticsearch.start(
            Installation.ofThisProcess(), dir.resolve("elasticsearch"), settings));
  }

  /** The port that is set, if one is; no other engine picks it. */
  private static OptionalInt port(AbstractConfig section) {
    int port = section.getInt("port");
    FreePort.keep(port);
    return port == 0 ? OptionalInt.empty() : OptionalInt.of(port);
  }

  /** Waits for Elasticsearch and says where it is. */
  String awaitElasticsearch() {
    try {
      return elasticsearch
          .join()
          .map(node -> node.url() + " (local node)")
          .orElseGet(
              () -> String.join(", ", configuration.elasticsearch().getList("url")) + " (outside)");
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  List<URI> elasticsearch() {
    return elasticsearch
        .join()
        .map(node -> List.of(node.url()))
        .orElseGet(() -> outside(configuration.elasticsearch()));
  }

  /** Where the nodes of an outside Elasticsearch are; none where there is a local one. */
  static List<URI> outside(AbstractConfig elasticsearch) {
    return elasticsearch.getList("url").stream().map(URI::create).toList();
  }

  String bootstrap() {
    return kafka
        .map(LocalKafka::bootstrap)
        .orElseGet(() -> configuration.kafka().getString("bootstrap"));
  }

  String kafkaFact() {
    return bootstrap() + (kafka.isPresent() ? " (embedded)" : " (outside)");
  }

  /** Creates the topics that do not exist yet. */
  void create(List<Topics.Topic> topics) {
    short copies = kafka.isPresent() ? 1 : configuration.kafka().getShort("replication");
    KafkaTopics.create(kafkaClient(), topics(topics, copies), PATIENCE);
  }

  /** These topics as Kafka creates them. */
  static List<NewTopic> topics(List<Topics.Topic> topics, short copies) {
    return topics.stream()
        .map(t -> new NewTopic(t.name(), t.partitions(), copies).configs(t.config()))
        .toList();
  }

  CheckResult kafkaCheck() {
    try (Admin admin = Admin.create(kafkaClient())) {
      int brokers = admin.describeCluster().nodes().get(5, TimeUnit.SECONDS).size();
      return CheckResult.ok(kafkaFact() + ", " + brokers + " brokers");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return CheckResult.failed("interrupted while asking " + bootstrap());
    } catch (ExecutionException | TimeoutException e) {
      return CheckResult.failed("no answer from " + bootstrap() + ": " + e.getMessage());
    }
  }

  /** What every Kafka client of ours needs to connect. */
  Map<String, Object> kafkaClient() {
    return client(configuration.kafka(), bootstrap());
  }

  static Map<String, Object> client(AbstractConfig section, String bootstrap) {
    Map<String, Object> client = new HashMap<>();
    client.put("bootstrap.servers", bootstrap);
    put(client, "security.protocol", section.getString("security-protocol"));
    String authority = section.getString("ca");
    put(client, "ssl.truststore.type", authority == null ? null : "PEM");
    put(client, "ssl.truststore.location", authority);
    put(client, "sasl.mechanism", section.getString("sasl-mechanism"));
    Password login = section.getPassword("sasl-jaas-config");
    put(client, "sasl.jaas.config", login == null ? null : login.value());
    return client;
  }

  private static void put(Map<String, Object> client, String key, @Nullable Object value) {
    if (value != null) {
      client.put(key, value);
    }
  }

  @Override
  public void close() {
    try {
      close(elasticsearch);
    } finally {
      kafka.ifPresent(LocalKafka::close);
    }
  }

  private static void close(CompletableFuture<Optional<LocalElasticsearch>> node) {
    node.handle(
            (started, failure) -> started == null ? Optional.<LocalElasticsearch>empty() : started)
        .join()
        .ifPresent(LocalElasticsearch::close);
  }
}
