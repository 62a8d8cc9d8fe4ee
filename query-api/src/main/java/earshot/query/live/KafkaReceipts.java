package earshot.query.live;

import earshot.mention.MentionJson;
import earshot.mention.Receipt;
import earshot.mention.Topics;
import earshot.query.CheckResult;
import earshot.query.Component;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads on {@code receipts} what became of answers, and has each noted at its mention before it
 * reads on. What was noted before is told again after a start: noting it twice changes nothing.
 */
public final class KafkaReceipts implements Component {
  private static final Logger LOG = LoggerFactory.getLogger(KafkaReceipts.class);
  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final Predicate<Receipt> notes;
  private final Duration pause;
  private final Follower follower;
  private final CountDownLatch closed = new CountDownLatch(1);

  /**
   * Has not started.
   *
   * @param kafka how to reach Kafka: {@code bootstrap.servers} and security
   * @param notes says whether it is noted; is asked again until it is
   */
  public KafkaReceipts(Map<String, Object> kafka, Predicate<Receipt> notes) {
    this(Consumers.of(kafka), notes, PAUSE);
  }

  KafkaReceipts(
      Supplier<Consumer<String, byte[]>> consumers, Predicate<Receipt> notes, Duration pause) {
    this.notes = notes;
    this.pause = pause;
    this.follower =
        new Follower(
            Topics.RECEIPTS.name(),
            Follower.From.BEGINNING,
            consumers,
            (record, position) -> heard(record));
  }

  /** Begins to read. */
  public KafkaReceipts start() {
    follower.start();
    return this;
  }

  private void heard(ConsumerRecord<String, byte[]> record) {
    if (!Receipt.isReceipt(record.key())) {
      return;
    }
    try {
      Receipt receipt = MentionJson.read(record.value(), Receipt.class);
      while (receipt.sending().state().over() && closed.getCount() > 0 && !noted(receipt)) {
        pause();
      }
    } catch (IOException | IllegalArgumentException e) {
      LOG.error("not a receipt, at {} of {}", record.offset(), record.topic(), e);
    }
  }

  private boolean noted(Receipt receipt) {
    try {
      return notes.test(receipt);
    } catch (RuntimeException e) {
      LOG.warn(
          "{} can't be told yet what became of its answer: {}", receipt.mention(), e.toString());
      return false;
    }
  }

  private void pause() {
    try {
      closed.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      closed.countDown();
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public CheckResult check() {
    return follower.check();
  }

  @Override
  public void close() {
    closed.countDown();
    follower.close();
  }
}
