package earshot.query.live;

import earshot.mention.MentionJson;
import earshot.mention.Topics;
import earshot.query.CheckResult;
import earshot.query.access.AccessLog;
import earshot.query.access.Done;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The topic {@code people.log}: what people did, the newest of it in memory. */
public final class KafkaAccessLog implements AccessLog {
  private static final int HELD = 10_000;
  private static final Logger LOG = LoggerFactory.getLogger(KafkaAccessLog.class);

  private final Deque<Done> newest = new ArrayDeque<>();
  private final Follower follower;
  private final Sender sender;

  /**
   * Has not started.
   *
   * @param kafka how to reach Kafka: {@code bootstrap.servers} and security
   */
  public KafkaAccessLog(Map<String, Object> kafka) {
    this(Consumers.of(kafka), new Sender(kafka));
  }

  KafkaAccessLog(Supplier<Consumer<String, byte[]>> consumers, Sender sender) {
    follower =
        new Follower(
            Topics.PEOPLE_LOG.name(),
            Follower.From.BEGINNING,
            consumers,
            (record, behind) -> read(record));
    this.sender = sender;
  }

  /** Begins to read, from the oldest that is kept. */
  public KafkaAccessLog start() {
    follower.start();
    return this;
  }

  private synchronized void read(ConsumerRecord<String, byte[]> record) {
    try {
      newest.addFirst(MentionJson.read(record.value(), Done.class));
    } catch (IOException | IllegalArgumentException e) {
      LOG.warn("{} at {} can't be read: {}", record.topic(), record.offset(), e.toString());
    }
    if (newest.size() > HELD) {
      newest.removeLast();
    }
  }

  @Override
  public void note(Done done) {
    sender.later(Topics.PEOPLE_LOG, done.by().orElse("nobody"), MentionJson.write(done));
  }

  @Override
  public synchronized List<Done> newest(int most) {
    return newest.stream().limit(most).toList();
  }

  @Override
  public CheckResult check() {
    return follower.check();
  }

  @Override
  public void close() {
    sender.close();
    follower.close();
  }
}
