package earshot.deploy.backup;

import earshot.deploy.local.Refusal;
import earshot.mention.Topics;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.GroupType;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;

/** What of ours lies in a Kafka: our topics and our groups of readers, while nobody works on it. */
final class KafkaRemains implements AutoCloseable {
  /** What Connect and Kafka Streams add to {@link Topics#ALL} begins so. */
  private static final String OURS = "earshot-";

  /** What Connect calls the readers of our sinks. */
  private static final String SINKS = "connect-earshot-";

  /** Starts over by itself where its index is another one, so how far it got means nothing. */
  private static final String INDEXER = "earshot-indexer";

  /** The protocol of Connect's workers, who commit nothing. */
  private static final String CONNECT = "connect";

  /** Longer than any session of ours. */
  private static final Duration SESSIONS_END = Duration.ofSeconds(70);

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** What was killed may have left a transaction; brokers end it after a minute, or so. */
  private static final Duration TRANSACTIONS_END = Duration.ofMinutes(4);

  private static final Duration LOOK = Duration.ofMillis(500);

  private final Admin admin;

  KafkaRemains(Map<String, Object> kafka) {
    admin = Admin.create(kafka);
  }

  /** Our topics that are there, by name. */
  TreeMap<String, Entry.Topic> topics() {
    Set<String> names = new TreeSet<>(get("list topics", admin.listTopics().names()));
    Set<String> declared = Topics.ALL.stream().map(Topics.Topic::name).collect(Collectors.toSet());
    names.removeIf(name -> !declared.contains(name) && !name.startsWith(OURS));
    Map<String, TopicDescription> described =
        get("describe topics", admin.describeTopics(names).allTopicNames());
    Map<String, Map<String, String>> configs = configs(names);
    TreeMap<String, Entry.Topic> topics = new TreeMap<>();
    described.forEach(
        (name, topic) ->
            topics.put(
                name,
                new Entry.Topic(
                    name, topic.partitions().size(), configs.getOrDefault(name, Map.of()))));
    return topics;
  }

  /** What was set for these topics themselves; what their brokers think of others is theirs. */
  private Map<String, Map<String, String>> configs(Collection<String> names) {
    List<ConfigResource> resources =
        names.stream().map(n -> new ConfigResource(ConfigResource.Type.TOPIC, n)).toList();
    Map<String, Map<String, String>> configs = new HashMap<>();
    get("read settings of topics", admin.describeConfigs(resources).all())
        .forEach(
            (resource, config) ->
                configs.put(
                    resource.name(),
                    config.entries().stream()
                        .filter(e -> e.source() == ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG)
                        .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value))));
    return configs;
  }

  static List<TopicPartition> partitions(Entry.Topic topic) {
    return IntStream.range(0, topic.partitions())
        .mapToObj(number -> new TopicPartition(topic.name(), number))
        .toList();
  }

  /** How far our groups got, by group. */
  TreeMap<String, Map<TopicPartition, OffsetAndMetadata>> groups() {
    TreeMap<String, Map<TopicPartition, OffsetAndMetadata>> groups = new TreeMap<>();
    Set<String> names = names(protocol -> !protocol.equals(CONNECT));
    names.remove(INDEXER);
    for (String name : names) {
      Map<TopicPartition, OffsetAndMetadata> got =
          new HashMap<>(
              get(
                  "read how far " + name + " got",
                  admin.listConsumerGroupOffsets(name).partitionsToOffsetAndMetadata()));
      got.values().removeIf(java.util.Objects::isNull);
      if (!got.isEmpty()) {
        groups.put(name, got);
      }
    }
    return groups;
  }

  /**
   * Waits until nobody reads, or refuses: what is written meanwhile would be in one topic and not
   * in another. Whoever was killed counts until its session ends.
   */
  void awaitQuiet() {
    long end = System.nanoTime() + SESSIONS_END.toNanos();
    for (Optional<String> busy = busy(); busy.isPresent(); busy = busy()) {
      if (System.nanoTime() > end) {
        throw new Refusal(
            "Kafka: an Earshot works on it (%s). Stop its roles and its connectors first."
                .formatted(busy.get()));
      }
      pause();
    }
  }

  private Optional<String> busy() {
    Set<String> workers = names(CONNECT::equals);
    Set<String> readers = names(protocol -> !protocol.equals(CONNECT));
    Map<String, Integer> members = new TreeMap<>();
    get("describe groups", admin.describeClassicGroups(workers).all())
        .forEach((name, group) -> members.put(name, group.members().size()));
    get("describe groups", admin.describeConsumerGroups(readers).all())
        .forEach((name, group) -> members.put(name, group.members().size()));
    return members.entrySet().stream()
        .filter(group -> group.getValue() > 0)
        .map(group -> "group %s has %d members".formatted(group.getKey(), group.getValue()))
        .findFirst();
  }

  private Set<String> names(Predicate<String> protocol) {
    return get("list groups", admin.listGroups().valid()).stream()
        .filter(group -> group.type().filter(t -> t == GroupType.SHARE).isEmpty())
        .filter(group -> protocol.test(group.protocol()))
        .map(GroupListing::groupId)
        .filter(id -> id.startsWith(OURS) || id.startsWith(SINKS))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The ends of all partitions, once no transaction is open there. */
  Map<TopicPartition, Long> ends(Collection<Entry.Topic> topics) {
    List<TopicPartition> all = topics.stream().flatMap(t -> partitions(t).stream()).toList();
    long end = System.nanoTime() + TRANSACTIONS_END.toNanos();
    while (true) {
      Map<TopicPartition, Long> committed = ends(all, IsolationLevel.READ_COMMITTED);
      if (committed.equals(ends(all, IsolationLevel.READ_UNCOMMITTED))) {
        return committed;
      }
      if (System.nanoTime() > end) {
        throw new Refusal(
            "Kafka: a transaction stays open, so that not all can be read. Stop what writes, and try again.");
      }
      pause();
    }
  }

  private Map<TopicPartition, Long> ends(List<TopicPartition> all, IsolationLevel level) {
    Map<TopicPartition, OffsetSpec> latest =
        all.stream().collect(Collectors.toMap(Function.identity(), any -> OffsetSpec.latest()));
    Map<TopicPartition, ListOffsetsResultInfo> found =
        get("read ends of topics", admin.listOffsets(latest, new ListOffsetsOptions(level)).all());
    Map<TopicPartition, Long> ends = new HashMap<>();
    found.forEach((partition, info) -> ends.put(partition, info.offset()));
    return ends;
  }

  /** Has a group go on there. */
  void go(String group, Map<TopicPartition, OffsetAndMetadata> on) {
    get("set how far " + group + " got", admin.alterConsumerGroupOffsets(group, on).all());
  }

  private static void pause() {
    try {
      Thread.sleep(LOOK);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Refusal("Kafka: interrupted while waiting for it to rest.", e);
    }
  }

  private static <T> T get(String what, KafkaFuture<T> answer) {
    try {
      return answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new Refusal("Kafka: can't " + what + " (" + e.getCause() + ").", e);
    } catch (TimeoutException e) {
      throw new Refusal(
          "Kafka: can't %s: no answer within %d s.".formatted(what, PATIENCE.toSeconds()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Refusal("Kafka: interrupted: " + what + ".", e);
    }
  }

  @Override
  public void close() {
    admin.close();
  }
}
