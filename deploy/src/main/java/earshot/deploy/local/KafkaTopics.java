package earshot.deploy.local;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicExistsException;

/** Creates topics and waits until they can be used, on our broker or an outside one. */
public final class KafkaTopics {
  private static final Duration RETRY = Duration.ofMillis(50);

  private KafkaTopics() {}

  /**
   * Creates those topics that don't exist yet and waits for all of them.
   *
   * <p>A created topic isn't usable at once: producers that start on it in that moment can end in
   * OUT_OF_ORDER_SEQUENCE without end. It is once every partition's leader answers for its offsets.
   *
   * @param kafka how to reach Kafka: {@code bootstrap.servers} and security
   */
  public static void create(
      Map<String, Object> kafka, Collection<NewTopic> topics, Duration patience) {
    Object bootstrap = kafka.get(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG);
    long deadline = System.nanoTime() + patience.toNanos();
    try (Admin admin = Admin.create(kafka)) {
      for (var created : admin.createTopics(topics).values().entrySet()) {
        createdOrThere(created.getKey(), created.getValue(), deadline);
      }
      while (!answering(admin, topics, deadline)) {
        pause(deadline);
      }
    } catch (ExecutionException | TimeoutException e) {
      throw new Refusal(
          "Kafka: topics can't be created on " + bootstrap + " (" + reason(e) + ").", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Refusal("Kafka: interrupted while creating topics on " + bootstrap + ".", e);
    }
  }

  private static void createdOrThere(
      String topic, org.apache.kafka.common.KafkaFuture<Void> created, long deadline)
      throws ExecutionException, InterruptedException, TimeoutException {
    try {
      created.get(left(deadline), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw new Refusal("Kafka: topic " + topic + " can't be created (" + reason(e) + ").", e);
      }
    }
  }

  private static boolean answering(Admin admin, Collection<NewTopic> topics, long deadline)
      throws ExecutionException, InterruptedException, TimeoutException {
    try {
      var names = topics.stream().map(NewTopic::name).toList();
      Map<TopicPartition, OffsetSpec> latest =
          admin
              .describeTopics(names)
              .allTopicNames()
              .get(left(deadline), TimeUnit.NANOSECONDS)
              .values()
              .stream()
              .flatMap(
                  topic ->
                      IntStream.range(0, topic.partitions().size())
                          .mapToObj(number -> new TopicPartition(topic.name(), number)))
              .collect(Collectors.toMap(Function.identity(), any -> OffsetSpec.latest()));
      admin.listOffsets(latest).all().get(left(deadline), TimeUnit.NANOSECONDS);
      return true;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RetriableException) {
        return false;
      }
      throw e;
    }
  }

  private static void pause(long deadline) throws InterruptedException, TimeoutException {
    TimeUnit.NANOSECONDS.sleep(Math.min(RETRY.toNanos(), left(deadline)));
  }

  private static long left(long deadline) throws TimeoutException {
    long nanos = deadline - System.nanoTime();
    if (nanos <= 0) {
      throw new TimeoutException("no answer in time");
    }
    return nanos;
  }

  private static String reason(Exception e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }
}
