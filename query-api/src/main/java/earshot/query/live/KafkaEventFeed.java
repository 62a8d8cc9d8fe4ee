package earshot.query.live;

import earshot.mention.Topics;
import earshot.query.CheckResult;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Tells what comes on the topic {@code mentions}, and what came before to those who ask. */
public final class KafkaEventFeed implements EventFeed {
  private final Broadcast broadcast;
  private final Follower follower;

  /**
   * A feed that has not started.
   *
   * @param kafka how to reach Kafka: {@code bootstrap.servers} and security
   */
  public KafkaEventFeed(Map<String, Object> kafka) {
    this(Consumers.of(kafka));
  }

  KafkaEventFeed(Supplier<Consumer<String, byte[]>> consumers) {
    String topic = Topics.MENTIONS.name();
    broadcast = new Broadcast(new KafkaPast(topic, consumers));
    follower = new Follower(topic, Follower.From.END, consumers, this::heard);
  }

  /** Begins to listen, from now on. */
  public KafkaEventFeed start() {
    follower.start();
    return this;
  }

  private void heard(ConsumerRecord<String, byte[]> record, Position behind) {
    Records.change(record).ifPresent(change -> broadcast.tell(new Event(change, behind)));
  }

  @Override
  public Subscription subscribe(Optional<Position> behind) {
    follower.position().ifPresent(broadcast::beginOnce);
    return broadcast.subscribe(behind);
  }

  @Override
  public CheckResult check() {
    CheckResult reading = follower.check();
    return reading.ok() ? broadcast.check() : reading;
  }

  @Override
  public void close() {
    broadcast.close();
    follower.close();
  }
}
