package earshot.ingest.connect;

import earshot.mention.MentionJson;
import earshot.mention.Receipt;
import earshot.mention.Sending;
import earshot.mention.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Receipts on {@code receipts}. Before each look it reads to the end, so that what another task
 * wrote before it was stopped is seen too.
 */
final class KafkaReceiptBook implements ReceiptBook, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(KafkaReceiptBook.class);
  private static final Duration LOOK = Duration.ofMillis(100);
  private static final Duration CLOSING = Duration.ofSeconds(5);

  private final Consumer<byte[], byte[]> consumer;
  private final Producer<byte[], byte[]> producer;
  private final Map<String, Sending> newest = new HashMap<>();
  private final Map<String, String> tokens = new HashMap<>();

  KafkaReceiptBook(Consumer<byte[], byte[]> consumer, Producer<byte[], byte[]> producer) {
    this.consumer = consumer;
    this.producer = producer;
  }

  /**
   * A book that has read nothing yet.
   *
   * @param kafka how to reach Kafka: {@code bootstrap.servers} and security
   */
  static KafkaReceiptBook on(Map<String, Object> kafka) {
    ByteArrayDeserializer bytes = new ByteArrayDeserializer();
    ByteArraySerializer out = new ByteArraySerializer();
    return new KafkaReceiptBook(
        new KafkaConsumer<>(kafka, bytes, bytes), new KafkaProducer<>(kafka, out, out));
  }

  /** Begins at the first receipt that is kept. */
  KafkaReceiptBook open() {
    List<TopicPartition> all =
        consumer.partitionsFor(Topics.RECEIPTS.name()).stream()
            .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
            .toList();
    if (all.isEmpty()) {
      throw new KafkaException("there is no topic " + Topics.RECEIPTS.name());
    }
    consumer.assign(all);
    consumer.seekToBeginning(all);
    return this;
  }

  @Override
  public Optional<Sending> of(String reply) {
    readOn();
    return Optional.ofNullable(newest.get(reply));
  }

  @Override
  public Optional<String> token(String credential) {
    readOn();
    return Optional.ofNullable(tokens.get(credential));
  }

  private void readOn() {
    Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
      consumer.poll(LOOK).forEach(this::read);
    }
  }

  private void read(ConsumerRecord<byte[], byte[]> record) {
    String key = new String(record.key(), StandardCharsets.UTF_8);
    if (!Receipt.isReceipt(key)) {
      tokens.put(key, new String(record.value(), StandardCharsets.UTF_8));
      return;
    }
    try {
      Sending sending = MentionJson.read(record.value(), Receipt.class).sending();
      newest.put(sending.reply(), sending);
    } catch (IOException | IllegalArgumentException e) {
      LOG.error("not a receipt, at {} of {}", record.offset(), record.topic(), e);
    }
  }

  @Override
  public void put(Receipt receipt) {
    Sending sending = receipt.sending();
    write(sending.reply(), sending.at().toEpochMilli(), MentionJson.write(receipt));
    newest.put(sending.reply(), sending);
  }

  @Override
  public void keep(String credential, String locked) {
    write(credential, null, locked.getBytes(StandardCharsets.UTF_8));
    tokens.put(credential, locked);
  }

  private void write(String key, @Nullable Long at, byte[] value) {
    byte[] name = key.getBytes(StandardCharsets.UTF_8);
    try {
      producer.send(new ProducerRecord<>(Topics.RECEIPTS.name(), null, at, name, value)).get();
    } catch (ExecutionException e) {
      throw new KafkaException("a receipt was not taken", e.getCause());
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  @Override
  public void close() {
    consumer.close();
    producer.close(CLOSING);
  }
}
