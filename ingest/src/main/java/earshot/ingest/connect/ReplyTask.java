package earshot.ingest.connect;

import earshot.ingest.connect.Courier.Addressee;
import earshot.ingest.fetch.Fetcher;
import earshot.mention.MentionJson;
import earshot.mention.ReplyOrder;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTask;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes answers from {@code replies} and has each brought to its place. One that has to wait holds
 * up no other: the offset stays before it until it is settled.
 */
public final class ReplyTask extends SinkTask {
  private static final Logger LOG = LoggerFactory.getLogger(ReplyTask.class);

  /** Connect wants its thread back now and then. */
  private static final Duration A_TURN = Duration.ofSeconds(5);

  private final Map<TopicPartition, TreeMap<Long, Waiting>> waiting = new HashMap<>();
  private String source = "";
  private Brings brings = reply -> Optional.empty();
  private InstantSource clock = InstantSource.system();
  private @Nullable Fetcher fetcher;
  private @Nullable KafkaReceiptBook receipts;

  /** Brings an answer as far as it gets now; says when to try again. */
  interface Brings {
    Optional<Instant> bring(ReplyOrder reply) throws InterruptedException;
  }

  private record Waiting(ReplyOrder reply, Instant due) {}

  /** Those that a connector's settings name. */
  static Map<String, Addressee> addressees(AbstractConfig settings) {
    MentionConnector connector = MentionConnector.named(settings.getString(ReplyConnector.SOURCE));
    return new Places(connector.source()).addressees(MentionConnector.places(settings));
  }

  @Override
  public void start(Map<String, String> config) {
    AbstractConfig settings = new AbstractConfig(ReplyConnector.SETTINGS, config, false);
    MentionConnector connector = MentionConnector.named(settings.getString(ReplyConnector.SOURCE));
    KafkaReceiptBook book =
        KafkaReceiptBook.on(References.kafka(settings, ReplyConnector.RECEIPTS));
    receipts = book;
    Tools tools = Tools.real(settings);
    fetcher = tools.fetcher();
    Courier courier = new Courier(addressees(settings), book.open(), tools);
    begin(connector.source().name(), courier::bring, tools.clock());
  }

  ReplyTask begin(String name, Brings courier, InstantSource time) {
    source = name;
    brings = courier;
    clock = time;
    return this;
  }

  @Override
  public void put(Collection<SinkRecord> records) {
    for (SinkRecord record : records) {
      order(record)
          .filter(reply -> reply.source().equals(source))
          .ifPresent(reply -> keep(record, reply));
    }
    try {
      bring();
    } catch (KafkaException e) {
      throw new RetriableException("receipts cannot be kept now", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ConnectException("stopped while sending", e);
    }
  }

  private static Optional<ReplyOrder> order(SinkRecord record) {
    try {
      return Optional.of(MentionJson.read((byte[]) record.value(), ReplyOrder.class));
    } catch (IOException | IllegalArgumentException e) {
      LOG.error("no answer to be sent, at {} of {}", record.kafkaOffset(), record.topic(), e);
      return Optional.empty();
    }
  }

  private void keep(SinkRecord record, ReplyOrder reply) {
    waiting
        .computeIfAbsent(
            new TopicPartition(record.topic(), record.kafkaPartition()), p -> new TreeMap<>())
        .put(record.kafkaOffset(), new Waiting(reply, Instant.EPOCH));
  }

  private void bring() throws InterruptedException {
    Instant end = clock.instant().plus(A_TURN);
    for (TreeMap<Long, Waiting> partition : waiting.values()) {
      Iterator<Map.Entry<Long, Waiting>> all = partition.entrySet().iterator();
      while (all.hasNext() && !clock.instant().isAfter(end)) {
        Map.Entry<Long, Waiting> next = all.next();
        if (!next.getValue().due().isAfter(clock.instant())) {
          Optional<Instant> again = brings.bring(next.getValue().reply());
          again.ifPresentOrElse(
              due -> next.setValue(new Waiting(next.getValue().reply(), due)), all::remove);
        }
      }
    }
  }

  /** Up to the first that is not settled. */
  @Override
  public Map<TopicPartition, OffsetAndMetadata> preCommit(
      Map<TopicPartition, OffsetAndMetadata> read) {
    Map<TopicPartition, OffsetAndMetadata> settled = new HashMap<>(read);
    waiting.forEach(
        (partition, replies) -> {
          if (!replies.isEmpty()) {
            settled.put(partition, new OffsetAndMetadata(replies.firstKey()));
          }
        });
    return settled;
  }

  @Override
  public void close(Collection<TopicPartition> partitions) {
    partitions.forEach(waiting::remove);
  }

  @Override
  public void stop() {
    if (fetcher != null) {
      fetcher.close();
    }
    if (receipts != null) {
      receipts.close();
    }
  }

  @Override
  public String version() {
    return Version.VALUE;
  }
}
