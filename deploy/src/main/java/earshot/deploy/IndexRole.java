package earshot.deploy;

import earshot.deploy.config.Configuration;
import earshot.mention.MentionJson;
import earshot.mention.Rejected;
import earshot.mention.Topics;
import earshot.query.CheckResult;
import earshot.query.elasticsearch.ElasticsearchConnection;
import earshot.query.elasticsearch.ElasticsearchConnection.Credentials;
import earshot.query.elasticsearch.ElasticsearchMentionConsumer;
import earshot.query.elasticsearch.IndexTemplate;
import earshot.query.index.Indexer;
import earshot.query.index.IndexerConsumer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.types.Password;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one writer of the index, on a thread of its own. */
final class IndexRole implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(IndexRole.class);
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Indexer indexer;
  private final Thread thread;
  private final KafkaProducer<String, byte[]> rejections;

  private IndexRole(Map<String, Object> kafka, ElasticsearchConnection index) {
    rejections = new KafkaProducer<>(kafka, new StringSerializer(), new ByteArraySerializer());
    indexer =
        new Indexer(
            IndexerConsumer.on(kafka),
            new ElasticsearchMentionConsumer(index),
            this::reject,
            Clock.systemUTC());
    thread = Thread.ofPlatform().name("indexer").unstarted(indexer);
  }

  static IndexRole start(Map<String, Object> kafka, ElasticsearchConnection index) {
    IndexRole role = new IndexRole(kafka, index);
    role.thread.start();
    return role;
  }

  /** A connection to the index of mentions as the configuration describes it. */
  static ElasticsearchConnection connection(Configuration configuration, List<URI> elasticsearch) {
    AbstractConfig section = configuration.elasticsearch();
    IndexTemplate template = new IndexTemplate("mentions", 1, section.getInt("replicas"));
    return new ElasticsearchConnection(
        elasticsearch,
        credentials(section),
        Optional.ofNullable(section.getString("ca")).map(Path::of),
        template);
  }

  private static Optional<Credentials> credentials(AbstractConfig section) {
    Password key = section.getPassword("api-key");
    Password password = section.getPassword("password");
    String user = section.getString("username");
    if (key != null) {
      return Optional.of(new Credentials.ApiKey(key.value()));
    }
    return user == null || password == null
        ? Optional.empty()
        : Optional.of(new Credentials.User(user, password.value()));
  }

  private void reject(Rejected rejected) {
    byte[] value = MentionJson.write(rejected);
    rejections.send(
        new ProducerRecord<>(Topics.REJECTED.name(), rejected.source().orElse("unknown"), value),
        (sent, failure) -> {
          if (failure != null) {
            LOG.error("a rejected record could not be kept: {}", rejected.why(), failure);
          }
        });
  }

  CheckResult check() {
    return thread.isAlive()
        ? indexer.check()
        : CheckResult.failed("the indexer has ended; see the log");
  }

  @Override
  public void close() throws InterruptedException {
    indexer.close();
    thread.join(PATIENCE);
    rejections.close(Duration.ofSeconds(5));
  }
}
