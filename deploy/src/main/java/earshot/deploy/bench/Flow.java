package earshot.deploy.bench;

import earshot.assess.rule.Rule;
import earshot.deploy.local.LocalKafka;
import earshot.mention.Brand;
import earshot.mention.Mention;
import earshot.mention.MentionJson;
import earshot.mention.Topics;
import earshot.query.elasticsearch.ElasticsearchConnection;
import earshot.streams.StageMeter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A fresh broker with our topics, and the parts that carry mentions from it into one index. */
final class Flow implements AutoCloseable {
  private static final long LOOK_MILLIS = 20;

  private final Path dir;
  private final Workshop workshop;
  private final String alias;
  private final Deque<AutoCloseable> running = new ArrayDeque<>();
  private final LocalKafka kafka;

  private Flow(Path dir, Workshop workshop, String alias) {
    this.dir = dir;
    this.workshop = workshop;
    this.alias = alias;
    this.kafka = LocalKafka.start(dir.resolve("kafka"), OptionalInt.empty());
    running.push(kafka);
  }

  static Flow open(Path dir, Workshop workshop, String alias) {
    Flow flow = new Flow(dir, workshop, alias);
    flow.kafka.create(
        Topics.ALL.stream()
            .map(t -> new NewTopic(t.name(), t.partitions(), (short) 1).configs(t.config()))
            .toList());
    return flow;
  }

  Map<String, Object> kafka() {
    Map<String, Object> client = new HashMap<>();
    client.put("bootstrap.servers", kafka.bootstrap());
    return client;
  }

  /** Declares a brand with a query, as the configuration does. */
  void declare(Brand brand) {
    declare("brand:" + brand.name(), brand);
  }

  /** Puts all records on {@code mentions.raw}. */
  void fill(Backlog backlog) {
    try (KafkaProducer<String, byte[]> producer = producer()) {
      backlog.each(
          (key, value) ->
              producer.send(new ProducerRecord<>(Topics.RAW.name(), key, value.orElse(null))));
    }
  }

  /** Puts the mentions of these numbers on {@code mentions.raw}, the last not among them. */
  void fill(Chatter chatter, long from, long to) {
    try (KafkaProducer<String, byte[]> producer = producer()) {
      for (long number = from; number < to; number++) {
        Mention mention = chatter.mention(number);
        producer.send(
            new ProducerRecord<>(
                Topics.RAW.name(), mention.id().value(), MentionJson.write(mention)));
      }
    }
  }

  /**
   * Says mentions at a steady rate.
   *
   * @param mentions of each number, made when it is said
   * @param saying told of each right before it is appended
   */
  void say(double rate, Duration span, LongFunction<Mention> mentions, Consumer<Mention> saying)
      throws InterruptedException {
    try (KafkaProducer<String, byte[]> producer = producer()) {
      long count = (long) (rate * span.toSeconds());
      long start = System.nanoTime();
      for (long i = 0; i < count; i++) {
        long due = start + (long) (i * 1e9 / rate);
        while (System.nanoTime() < due) {
          TimeUnit.NANOSECONDS.sleep(Math.max(1, due - System.nanoTime()));
        }
        Mention mention = mentions.apply(i);
        saying.accept(mention);
        producer.send(
            new ProducerRecord<>(
                Topics.RAW.name(), mention.id().value(), MentionJson.write(mention)));
      }
    }
  }

  KafkaProducer<String, byte[]> producer() {
    Map<String, Object> config = kafka();
    config.put(ProducerConfig.LINGER_MS_CONFIG, 5);
    config.put(ProducerConfig.BATCH_SIZE_CONFIG, 128 << 10);
    config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    return new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
  }

  /** Creates the index, which the first writer would do else. */
  void createIndex() {
    try (ElasticsearchConnection index = workshop.index(alias)) {
      index.check();
    }
  }

  /** Declares the brands that are spoken of, each with a query. */
  void declareBrands() {
    for (String name : Chatter.BRANDS) {
      declare(
          new Brand(
              name, Optional.of("\"%s\" OR kettle OR (доставка AND NOT price)".formatted(name))));
    }
  }

  /** Begins to carry. */
  void start(Parts.Models models, StageMeter meter) {
    keep(workshop.parts().streams(kafka(), dir, meter, models));
    keep(workshop.parts().indexer(kafka(), keep(workshop.index(alias))));
  }

  /** Declares a rule, as the configuration does. */
  void declare(Rule rule) {
    declare("rule:" + rule.name(), rule);
  }

  private void declare(String key, Object value) {
    try (KafkaProducer<String, byte[]> producer = producer()) {
      producer.send(new ProducerRecord<>(Topics.SETTINGS.name(), key, MentionJson.write(value)));
    }
  }

  /** Begins to tell a webhook, which is called {@link Parts#DESK}, of what rules find. */
  void tell(URI webhook) {
    ElasticsearchConnection index = keep(workshop.index(alias));
    keep(workshop.parts().notifier(kafka(), index, webhook));
  }

  /** API and pages over the index. */
  Parts.Api api() {
    ElasticsearchConnection index = keep(workshop.index(alias));
    return keep(workshop.parts().api(kafka(), index));
  }

  /** Waits until the first mentions have come through the flow. */
  void awaitFirst(Duration patience) throws InterruptedException {
    List<TopicPartition> all =
        IntStream.range(0, Topics.MENTIONS.partitions())
            .mapToObj(number -> new TopicPartition(Topics.MENTIONS.name(), number))
            .toList();
    long deadline = System.nanoTime() + patience.toNanos();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(kafka(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      while (consumer.endOffsets(all).values().stream().allMatch(end -> end == 0)) {
        if (System.nanoTime() > deadline) {
          throw new IllegalStateException("after %s nothing came through".formatted(patience));
        }
        TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
      }
    }
  }

  /** Waits until a search finds so many mentions, the last ones among them. */
  void awaitSearchable(long mentions, Duration patience) throws Exception {
    Awaited.searchable(workshop.cluster(), alias, mentions, patience);
  }

  private <T extends AutoCloseable> T keep(T part) {
    running.push(part);
    return part;
  }

  @Override
  public synchronized void close() throws Exception {
    Optional<Exception> failure = Optional.empty();
    while (!running.isEmpty()) {
      try {
        running.pop().close();
      } catch (Exception e) {
        failure = Optional.of(e); // the rest has to be closed all the same
      }
    }
    if (failure.isPresent()) {
      throw failure.get();
    }
  }
}
