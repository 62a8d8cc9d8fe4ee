package earshot.streams;

import earshot.assess.query.QueryException;
import earshot.assess.rule.CoverageBook;
import earshot.assess.rule.Hindsight;
import earshot.assess.rule.Learnt;
import earshot.assess.rule.Rule;
import earshot.assess.rule.Series;
import earshot.assess.rule.Signal;
import earshot.mention.Coverage;
import earshot.mention.Mention;
import earshot.mention.MentionId;
import earshot.mention.MentionJson;
import earshot.mention.Topics;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells each rule that is made or changed what was before, so that it can judge at once: reads what
 * was said from {@code mentions} and puts what it means to the rule on {@code signals}. One of
 * several instances does; after a death another one does all of it again, which changes nothing.
 */
public final class Learning implements AutoCloseable {
  /** Header of a record on {@code signals} that tells what a rule learns of before. */
  static final String LEARNT = "learnt";

  private static final Logger LOG = LoggerFactory.getLogger(Learning.class);
  private static final String GROUP = "earshot-learning";
  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofHours(2);

  private final Map<String, Object> kafka;
  private final Clock clock;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread =
      Thread.ofPlatform().name("learning").daemon().unstarted(this::untilClosed);

  /**
   * Has not started.
   *
   * @param kafka how to reach Kafka: {@code bootstrap.servers} and security
   */
  public Learning(Map<String, Object> kafka, Clock clock) {
    this.kafka = Map.copyOf(kafka);
    this.clock = clock;
  }

  /** Begins with the rules that nobody has told yet. */
  public Learning start() {
    thread.start();
    return this;
  }

  private void untilClosed() {
    while (!isClosing()) {
      try (Consumer<String, byte[]> settings = settings();
          Producer<String, byte[]> signals = signals()) {
        settings.subscribe(Set.of(Topics.SETTINGS.name()));
        while (!isClosing()) {
          for (ConsumerRecord<String, byte[]> record : settings.poll(LOOK)) {
            rule(record).ifPresent(rule -> learn(rule, made(record), signals));
            settings.commitSync(Map.of(partition(record), after(record)));
          }
        }
      } catch (Closed e) {
        LOG.debug("a rule will learn of before after the next start", e);
      } catch (RuntimeException e) { // not only Kafka's own: see KAFKA-20312
        LOG.warn("a new rule has not learnt of before yet, again soon: {}", e.toString());
        pause();
      }
    }
  }

  private static TopicPartition partition(ConsumerRecord<?, ?> record) {
    return new TopicPartition(record.topic(), record.partition());
  }

  private static OffsetAndMetadata after(ConsumerRecord<?, ?> record) {
    return new OffsetAndMetadata(record.offset() + 1);
  }

  private static Instant made(ConsumerRecord<?, ?> record) {
    return Instant.ofEpochMilli(record.timestamp());
  }

  /** One that judges by what was before. One that can't be read the flow names itself. */
  private static Optional<Rule> rule(ConsumerRecord<String, byte[]> record) {
    if (!record.key().startsWith(Settings.RULE) || record.value() == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(MentionJson.read(record.value(), Rule.class)).filter(Hindsight::helps);
    } catch (IOException | IllegalArgumentException | QueryException e) {
      LOG.debug("{} cannot be read", record.key(), e);
      return Optional.empty();
    }
  }

  /** A rule that can't learn begins with nothing; the others learn all the same. */
  private void learn(Rule rule, Instant made, Producer<String, byte[]> signals) {
    try {
      awaitFlow(made);
      List<Future<RecordMetadata>> sent = tell(new Hindsight(rule, made), signals);
      signals.flush();
      sent.forEach(this::arrived);
      LOG.info("rule {} has learnt what was before: {} records", rule.name(), sent.size());
    } catch (IllegalStateException | IllegalArgumentException e) {
      LOG.error("rule {} can learn nothing of before", rule.name(), e);
    }
  }

  private List<Future<RecordMetadata>> tell(Hindsight hindsight, Producer<String, byte[]> signals) {
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    try (Consumer<String, byte[]> topics = topics()) {
      Map<TopicPartition, Long> read = starts(topics, hindsight.from());
      sent.addAll(signal(hindsight, topics, read, signals));
      if (!sent.isEmpty()) {
        signals.flush();
        pause(); // longer than the flow takes to commit what it was about
        sent.addAll(signal(hindsight, topics, read, signals));
      }
      for (Learnt each : hindsight.learnt(coverage(topics))) {
        ProducerRecord<String, byte[]> record = record(each.series(), each);
        record.headers().add(LEARNT, new byte[0]);
        sent.add(signals.send(record));
      }
    }
    return sent;
  }

  private static Map<TopicPartition, Long> starts(Consumer<String, byte[]> topics, Instant from) {
    Map<TopicPartition, Long> starts = new HashMap<>();
    for (TopicPartition partition : partitions(topics, Topics.MENTIONS)) {
      starts.put(partition, start(topics, partition, from));
    }
    return starts;
  }

  /**
   * Signals what was said, as far as it can be read now. Done twice, for somebody may answer what
   * was read and is not signalled yet.
   *
   * @param read where to go on in each partition
   */
  private List<Future<RecordMetadata>> signal(
      Hindsight hindsight,
      Consumer<String, byte[]> topics,
      Map<TopicPartition, Long> read,
      Producer<String, byte[]> signals) {
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    for (TopicPartition partition : List.copyOf(read.keySet())) {
      long from = read.getOrDefault(partition, 0L);
      read.put(partition, read(topics, partition, from, record -> hear(hindsight, record)));
      for (Signal each : hindsight.settle()) {
        sent.add(signals.send(record(each.series(), each)));
      }
    }
    return sent;
  }

  /** What came in before the rule was made must have been assessed. */
  private void awaitFlow(Instant made) {
    try (Processed processed = new Processed(kafka)) {
      while (!processed.test(made)) {
        pause();
        goOn();
      }
    }
  }

  private static void hear(Hindsight hindsight, ConsumerRecord<String, byte[]> record) {
    MentionId id = new MentionId(record.key());
    try {
      Optional<Mention> said =
          record.value() == null ? Optional.empty() : Optional.of(MentionJson.read(record.value()));
      hindsight.hear(id, said);
    } catch (IOException | IllegalArgumentException e) {
      LOG.error("no rule learns of {}, which cannot be read: {}", id.value(), e.getMessage());
    }
  }

  private CoverageBook coverage(Consumer<String, byte[]> topics) {
    CoverageBook book = new CoverageBook();
    for (TopicPartition partition : partitions(topics, Topics.COVERAGE)) {
      read(
          topics,
          partition,
          start(topics, partition, Instant.EPOCH),
          record -> {
            try {
              book.put(record.key(), AtHand.value(record.value(), Coverage.class));
            } catch (IOException e) {
              LOG.error("coverage of {} cannot be read: {}", record.key(), e.getMessage());
            }
          });
    }
    return book;
  }

  private static List<TopicPartition> partitions(
      Consumer<String, byte[]> topics, Topics.Topic topic) {
    return topics.partitionsFor(topic.name()).stream()
        .map(info -> new TopicPartition(info.topic(), info.partition()))
        .toList();
  }

  /** The first record that is as new as that. */
  private static long start(
      Consumer<String, byte[]> topics, TopicPartition partition, Instant from) {
    long end = topics.endOffsets(Set.of(partition)).getOrDefault(partition, 0L);
    OffsetAndTimestamp first =
        topics.offsetsForTimes(Map.of(partition, from.toEpochMilli())).get(partition);
    return first == null ? end : first.offset();
  }

  /** From there to what is the end when this begins, and says where that is. */
  private long read(
      Consumer<String, byte[]> topics,
      TopicPartition partition,
      long from,
      java.util.function.Consumer<ConsumerRecord<String, byte[]>> told) {
    Set<TopicPartition> only = Set.of(partition);
    topics.assign(only);
    long end = topics.endOffsets(only).getOrDefault(partition, 0L);
    topics.seek(partition, from);
    while (topics.position(partition) < end) {
      topics.poll(LOOK).forEach(told);
      goOn();
    }
    return end;
  }

  private ProducerRecord<String, byte[]> record(Series series, Object value) {
    return new ProducerRecord<>(
        Topics.SIGNALS.name(), null, clock.millis(), series.key(), MentionJson.write(value));
  }

  private void arrived(Future<RecordMetadata> sent) {
    try {
      sent.get();
    } catch (ExecutionException e) {
      throw new KafkaException("signals did not arrive", e);
    } catch (InterruptedException e) {
      throw closed();
    }
  }

  private void pause() {
    try {
      closing.await(LOOK.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      throw closed();
    }
  }

  private Closed closed() {
    closing.countDown();
    return new Closed();
  }

  private boolean isClosing() {
    return closing.getCount() == 0;
  }

  private void goOn() {
    if (isClosing()) {
      throw new Closed();
    }
  }

  /** It is over in the middle of a rule, which another life begins again. */
  private static final class Closed extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  private Consumer<String, byte[]> settings() {
    Map<String, Object> config = reading();
    config.put(ConsumerConfig.GROUP_ID_CONFIG, GROUP);
    config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
    config.put(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, (int) LONGEST.toMillis());
    return new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
  }

  private Consumer<String, byte[]> topics() {
    return new KafkaConsumer<>(reading(), new StringDeserializer(), new ByteArrayDeserializer());
  }

  private Map<String, Object> reading() {
    Map<String, Object> config = new HashMap<>(kafka);
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    return config;
  }

  private Producer<String, byte[]> signals() {
    Map<String, Object> config = new HashMap<>(kafka);
    config.put(ProducerConfig.ACKS_CONFIG, "all");
    config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topics.LARGEST_RECORD);
    config.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 16L << 20);
    return new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
  }

  /** When it returns, nothing is told any more. */
  @Override
  public void close() {
    closing.countDown();
    try {
      thread.join(Duration.ofSeconds(10));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
