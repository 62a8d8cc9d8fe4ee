package earshot.deploy;

import earshot.deploy.config.Configuration;
import earshot.deploy.local.Installation;
import earshot.deploy.local.LocalElasticsearch;
import earshot.deploy.local.LocalKafka;
import earshot.deploy.local.NodeSettings;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.kafka.common.config.AbstractConfig;
import org.jspecify.annotations.Nullable;

/** Kafka and Elasticsearch: embedded ones unless the configuration names outside ones. Both start at the same time. */
final class Engines implements AutoCloseable {
  private final Optional<LocalKafka> kafka;
  private final Optional<LocalElasticsearch> elasticsearch;
  private final Configuration configuration;

  private Engines(Configuration configuration, Optional<LocalKafka> kafka, Optional<LocalElasticsearch> elasticsearch) {
    this.configuration = configuration;
    this.kafka = kafka;
    this.elasticsearch = elasticsearch;
  }

  static Engines start(Configuration configuration, Path dir) {
    CompletableFuture<Optional<LocalElasticsearch>> node =
        CompletableFuture.supplyAsync(() -> elasticsearch(configuration.elasticsearch(), dir));
    Optional<LocalKafka> broker = Optional.empty();
    try {
      broker = broker(configuration.kafka(), dir);
      return new Engines(configuration, broker, node.join());
    } catch (CompletionException e) {
      broker.ifPresent(LocalKafka::close);
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    } catch (RuntimeException e) {
      node.thenAccept(started -> started.ifPresent(LocalElasticsearch::close)).join();
      throw e;
    }
  }

  private static Optional<LocalKafka> broker(AbstractConfig kafka, Path dir) {
    return kafka.getString("bootstrap") == null
        ? Optional.of(LocalKafka.start(dir.resolve("kafka"), port(kafka)))
        : Optional.empty();
  }

  private static Optional<LocalElasticsearch> elasticsearch(AbstractConfig elasticsearch, Path dir) {
    if (elasticsearch.getString("url") != null) {
      return Optional.empty();
    }
    NodeSettings settings = new NodeSettings(elasticsearch.getInt("heap-mb"), false, port(elasticsearch));
    return Optional.of(LocalElasticsearch.start(Installation.ofThisProcess(), dir.resolve("elasticsearch"), settings));
  }

  private static OptionalInt port(AbstractConfig section) {
    int port = section.getInt("port");
    return port == 0 ? OptionalInt.empty() : OptionalInt.of(port);
  }

  String bootstrap() {
    return kafka.map(LocalKafka::bootstrap).orElseGet(() -> configuration.kafka().getString("bootstrap"));
  }

  URI elasticsearch() {
    return elasticsearch.map(LocalElasticsearch::url).orElseGet(() -> URI.create(configuration.elasticsearch().getString("url")));
  }

  String kafkaFact() {
    return bootstrap() + (kafka.isPresent() ? " (embedded)" : " (outside)");
  }

  String elasticsearchFact() {
    return elasticsearch() + (elasticsearch.isPresent() ? " (local node)" : " (outside)");
  }

  /** What every Kafka client of ours needs to connect. */
  Map<String, Object> kafkaClient() {
    Map<String, Object> client = new HashMap<>();
    client.put("bootstrap.servers", bootstrap());
    AbstractConfig section = configuration.kafka();
    put(client, "security.protocol", section.getString("security-protocol"));
    put(client, "sasl.mechanism", section.getString("sasl-mechanism"));
    put(client, "sasl.jaas.config", section.getPassword("sasl-jaas-config") == null ? null : section.getPassword("sasl-jaas-config").value());
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
      elasticsearch.ifPresent(LocalElasticsearch::close);
    } finally {
      kafka.ifPresent(LocalKafka::close);
    }
  }
}
