package earshot.query.live;

import earshot.mention.Topics;
import earshot.query.CheckResult;
import earshot.query.Component;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets one of several instances do what must not be done twice, and another one go on when it is
 * gone. Kafka says whose turn it is: whoever of a group has been given the only partition of a
 * topic, which nobody reads here.
 */
public final class KafkaTurn implements Component {
  private static final Logger LOG = LoggerFactory.getLogger(KafkaTurn.class);
  private static final Topics.Topic ONLY = Topics.DELIVERIES;
  private static final Duration LOOK = Duration.ofMillis(500);
  private static final Duration PAUSE = Duration.ofSeconds(5);
  private static final int PATIENCE = 6_000;

  private final Map<String, Object> kafka;
  private final String group;
  private final Supplier<? extends Component> work;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread = Thread.ofPlatform().name("turn").daemon().unstarted(this::run);
  private volatile Optional<Component> working = Optional.empty();

  /**
   * Has not started.
   *
   * @param kafka how to reach Kafka: {@code bootstrap.servers} and security
   * @param group the name of the work
   * @param work begins it; closed when somebody else is to go on
   */
  public KafkaTurn(Map<String, Object> kafka, String group, Supplier<? extends Component> work) {
    this.kafka = Map.copyOf(kafka);
    this.group = group;
    this.work = work;
  }

  /** Begins to wait for the turn. */
  public KafkaTurn start() {
    thread.start();
    return this;
  }

  private void run() {
    while (!isClosing()) {
      try (Consumer<byte[], byte[]> consumer = consumer()) {
        consumer.subscribe(List.of(ONLY.name()), new Handover(consumer));
        while (!isClosing()) {
          consumer.poll(LOOK);
        }
        leave(); // before somebody else is told that it is theirs
      } catch (RuntimeException e) { // not only Kafka's own: see KAFKA-20312
        LOG.warn(
            "{}: whose turn it is can't be asked, again in {}: {}", group, PAUSE, e.toString());
      } finally {
        leave();
      }
      pause();
    }
  }

  private boolean isClosing() {
    return closing.getCount() == 0;
  }

  private void pause() {
    try {
      closing.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      closing.countDown();
    }
  }

  private void take() {
    if (working.isEmpty()) {
      LOG.info("{}: it is our turn", group);
      working = Optional.of(work.get());
    }
  }

  private void leave() {
    working.ifPresent(Component::close);
    working = Optional.empty();
  }

  /** What is going on ends before another one begins. */
  private final class Handover implements ConsumerRebalanceListener {
    private final Consumer<byte[], byte[]> consumer;

    Handover(Consumer<byte[], byte[]> consumer) {
      this.consumer = consumer;
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      consumer.pause(partitions);
      if (!partitions.isEmpty()) {
        take();
      }
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
      if (!partitions.isEmpty()) {
        leave();
      }
    }
  }

  private Consumer<byte[], byte[]> consumer() {
    Map<String, Object> config = new HashMap<>(kafka);
    config.put(ConsumerConfig.GROUP_ID_CONFIG, group);
    config.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, PATIENCE);
    config.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, PATIENCE / 4);
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
    config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  @Override
  public CheckResult check() {
    return working.map(Component::check).orElseGet(() -> CheckResult.ok("waits for its turn"));
  }

  /** When it returns, the work is over and somebody else may begin. */
  @Override
  public void close() {
    closing.countDown();
    try {
      thread.join(Duration.ofSeconds(20));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
