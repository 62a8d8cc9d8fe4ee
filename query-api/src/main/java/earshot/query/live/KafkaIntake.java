package earshot.query.live;

import earshot.mention.Command;
import earshot.mention.Forgotten;
import earshot.mention.GroupEdit;
import earshot.mention.GroupMark;
import earshot.mention.MentionId;
import earshot.mention.MentionJson;
import earshot.mention.Topics;
import earshot.query.CheckResult;
import earshot.query.HookLog;
import earshot.query.Intake;
import earshot.query.IntakeUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Puts what is handed in onto {@code mentions.raw}, contacts onto {@code contacts}, what people do
 * onto {@code commands}, what they want otherwise about groups onto {@code groups} and what places
 * send by themselves onto {@code hooks}.
 */
public final class KafkaIntake implements Intake, HookLog {
  /** Somebody waits for the answer meanwhile. */
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final Producer<String, byte[]> producer;
  private final Newest<Forgotten> forgotten;
  private volatile Optional<String> trouble = Optional.empty();

  /**
   * Connects when it is first used.
   *
   * @param kafka how to reach Kafka: {@code bootstrap.servers} and security
   */
  public KafkaIntake(Map<String, Object> kafka) {
    this(
        new KafkaProducer<>(config(kafka), new StringSerializer(), new ByteArraySerializer()),
        Consumers.of(kafka));
  }

  KafkaIntake(Producer<String, byte[]> producer, Supplier<Consumer<String, byte[]>> consumers) {
    this.producer = producer;
    this.forgotten = new Newest<>(Topics.FORGOTTEN.name(), Forgotten.class, id -> true, consumers);
  }

  /** Begins to read what was deleted for good. */
  public KafkaIntake start() {
    forgotten.start();
    return this;
  }

  @Override
  public boolean isForgotten(MentionId id) {
    return forgotten.of(id.value()).isPresent();
  }

  private static Map<String, Object> config(Map<String, Object> kafka) {
    Map<String, Object> config = new HashMap<>(kafka);
    config.put(ProducerConfig.ACKS_CONFIG, "all");
    config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis() / 3);
    config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
    config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, PATIENCE.toMillis() / 3);
    config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topics.LARGEST_RECORD);
    config.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 16L << 20);
    return config;
  }

  @Override
  public void take(List<HandedIn> handed) {
    keep(handed.stream().flatMap(KafkaIntake::records).toList());
  }

  @Override
  public void append(String source, byte[] body, Instant at) {
    keep(List.of(new ProducerRecord<>(Topics.HOOKS.name(), null, at.toEpochMilli(), source, body)));
  }

  @Override
  public void take(Command command) {
    keep(List.of(record(Topics.COMMANDS, command.mention().value(), command.at(), command)));
  }

  @Override
  public void edit(List<GroupEdit> edits) {
    keep(
        edits.stream()
            .map(edit -> record(Topics.GROUPS, GroupEdit.KEY + edit.id(), edit.at(), edit))
            .toList());
  }

  @Override
  @SuppressWarnings("NullAway") // no value takes the edit back
  public void takeBackMerge(String group) {
    keep(List.of(new ProducerRecord<>(Topics.GROUPS.name(), GroupEdit.KEY + group, null)));
  }

  @Override
  public void mark(GroupMark mark) {
    keep(List.of(record(Topics.GROUPS, GroupMark.KEY + mark.group(), mark.at(), mark)));
  }

  private void keep(List<ProducerRecord<String, byte[]>> records) {
    try {
      List<Future<RecordMetadata>> sent = new ArrayList<>();
      records.forEach(record -> sent.add(producer.send(record)));
      for (Future<RecordMetadata> each : sent) {
        each.get();
      }
      trouble = Optional.empty();
    } catch (ExecutionException e) {
      throw unavailable(e.getCause() == null ? e : e.getCause());
    } catch (KafkaException e) {
      throw unavailable(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unavailable(e);
    }
  }

  private static Stream<ProducerRecord<String, byte[]>> records(HandedIn one) {
    String key = one.mention().id().value();
    Instant at = one.mention().collectedAt();
    return Stream.concat(
        one.contact().map(contact -> record(Topics.CONTACTS, key, at, contact)).stream(),
        Stream.of(record(Topics.RAW, key, at, one.mention())));
  }

  private static ProducerRecord<String, byte[]> record(
      Topics.Topic topic, String key, Instant at, Object value) {
    return new ProducerRecord<>(
        topic.name(), null, at.toEpochMilli(), key, MentionJson.write(value));
  }

  private IntakeUnavailable unavailable(Throwable cause) {
    trouble = Optional.of(String.valueOf(cause.getMessage()));
    return new IntakeUnavailable("Kafka did not take it; send it again in a moment", cause);
  }

  @Override
  public CheckResult check() {
    return trouble
        .map(why -> CheckResult.failed("the last hand-in failed: " + why))
        .orElse(CheckResult.ok("takes comments and imports"));
  }

  @Override
  public void close() {
    forgotten.close();
    producer.close(Duration.ofSeconds(5));
  }
}
