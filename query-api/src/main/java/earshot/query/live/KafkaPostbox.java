package earshot.query.live;

import earshot.mention.Contact;
import earshot.mention.MentionId;
import earshot.mention.MentionJson;
import earshot.mention.Receipt;
import earshot.mention.ReplyOrder;
import earshot.mention.Sending;
import earshot.mention.Topics;
import earshot.query.CheckResult;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The topics {@code replies}, {@code contacts} and {@code receipts}. */
public final class KafkaPostbox implements Postbox {
  private static final Logger LOG = LoggerFactory.getLogger(KafkaPostbox.class);

  private final BlockingQueue<ReplyOrder> came = new LinkedBlockingQueue<>();
  private final Follower orders;
  private final KafkaContacts contacts;
  private final Newest<Receipt> receipts;
  private final Sender sender;

  /**
   * Has not started.
   *
   * @param kafka how to reach Kafka: {@code bootstrap.servers} and security
   */
  public KafkaPostbox(Map<String, Object> kafka) {
    orders =
        new Follower(
            Topics.REPLIES.name(),
            Follower.From.BEGINNING,
            Consumers.of(kafka),
            (record, position) -> heard(record));
    contacts = new KafkaContacts(kafka);
    receipts =
        new Newest<>(
            Topics.RECEIPTS.name(), Receipt.class, Receipt::isReceipt, Consumers.of(kafka));
    sender = new Sender(kafka);
  }

  /** Begins to read, from the first record of each. */
  public KafkaPostbox start() {
    receipts.start();
    contacts.start();
    orders.start();
    return this;
  }

  private void heard(ConsumerRecord<String, byte[]> record) {
    try {
      came.add(MentionJson.read(record.value(), ReplyOrder.class));
    } catch (IOException | IllegalArgumentException e) {
      LOG.error("no answer to be sent, at {} of {}", record.offset(), record.topic(), e);
    }
  }

  @Override
  public Optional<ReplyOrder> next(Duration atMost) throws InterruptedException {
    return Optional.ofNullable(came.poll(atMost.toMillis(), TimeUnit.MILLISECONDS));
  }

  @Override
  public Optional<Contact> contact(MentionId mention) {
    return contacts.of(mention);
  }

  @Override
  public Optional<Sending> known(String reply) {
    return receipts.of(reply).map(Receipt::sending);
  }

  @Override
  public void put(Receipt receipt) {
    String reply = receipt.sending().reply();
    sender.send(Topics.RECEIPTS, reply, receipt);
    receipts.await(reply, Optional.of(receipt), Sender.PATIENCE);
  }

  @Override
  public CheckResult check() {
    return List.of(orders.check(), contacts.check(), receipts.check()).stream()
        .filter(part -> !part.ok())
        .findFirst()
        .orElse(CheckResult.ok("answers by mail"));
  }

  @Override
  public void close() {
    orders.close();
    contacts.close();
    receipts.close();
    sender.close();
  }
}
