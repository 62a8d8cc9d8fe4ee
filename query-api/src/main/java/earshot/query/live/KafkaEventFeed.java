package earshot.query.live;

import earshot.mention.Episode;
import earshot.mention.MentionJson;
import earshot.mention.Topics;
import earshot.query.CheckResult;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells what comes on the topic {@code mentions}, and what came before to those who ask; and what
 * comes on {@code episodes}.
 */
public final class KafkaEventFeed implements EventFeed {
  private static final Logger LOG = LoggerFactory.getLogger(KafkaEventFeed.class);

  private final Broadcast broadcast;
  private final Follower follower;
  private final Follower episodes;

  /**
   * A feed that has not started.
   *
   * @param kafka how to reach Kafka: {@code bootstrap.servers} and security
   */
  public KafkaEventFeed(Map<String, Object> kafka) {
    this(Consumers.of(kafka), Consumers.of(kafka));
  }

  KafkaEventFeed(
      Supplier<Consumer<String, byte[]>> consumers, Supplier<Consumer<String, byte[]>> ofEpisodes) {
    String topic = Topics.MENTIONS.name();
    broadcast = new Broadcast(new KafkaPast(topic, consumers));
    follower = new Follower(topic, Follower.From.END, consumers, this::heard);
    episodes =
        new Follower(
            Topics.EPISODES.name(),
            Follower.From.END,
            ofEpisodes,
            (record, behind) -> ring(record));
  }

  /** Begins to listen, from now on. */
  public KafkaEventFeed start() {
    follower.start();
    episodes.start();
    return this;
  }

  private void heard(ConsumerRecord<String, byte[]> record, Position behind) {
    Records.change(record).ifPresent(change -> broadcast.tell(new Event(change, behind)));
  }

  private void ring(ConsumerRecord<String, byte[]> record) {
    if (record.value() == null) {
      return;
    }
    try {
      alerts().ring(MentionJson.read(record.value(), Episode.class));
    } catch (IOException e) {
      LOG.warn("episode {} can't be read and is not told: {}", record.key(), e.toString());
    }
  }

  @Override
  public AlertBell alerts() {
    return broadcast.alerts();
  }

  @Override
  public Subscription subscribe(Optional<Position> behind) {
    follower.position().ifPresent(broadcast::beginOnce);
    return broadcast.subscribe(behind);
  }

  @Override
  public CheckResult check() {
    return Stream.of(follower, episodes)
        .map(Follower::check)
        .filter(reading -> !reading.ok())
        .findFirst()
        .orElseGet(broadcast::check);
  }

  @Override
  public void close() {
    broadcast.close();
    follower.close();
    episodes.close();
  }
}
