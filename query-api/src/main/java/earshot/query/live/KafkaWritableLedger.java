package earshot.query.live;

import earshot.mention.Topics;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/** A ledger whose values are also written here; each can be read when the call returns. */
abstract class KafkaWritableLedger<T> extends KafkaLedger<T> {
  private final Topics.Topic topic;
  private final String prefix;
  private final Newest<T> newest;
  private final Sender sender;

  /**
   * Has not started.
   *
   * @param prefix of the keys that hold values of the type
   * @param kafka how to reach Kafka: {@code bootstrap.servers} and security
   */
  KafkaWritableLedger(
      Topics.Topic topic,
      String prefix,
      Class<T> type,
      Comparator<T> order,
      Map<String, Object> kafka) {
    this(
        topic,
        prefix,
        new Newest<>(topic.name(), type, key -> key.startsWith(prefix), Consumers.of(kafka)),
        order,
        new Sender(kafka));
  }

  private KafkaWritableLedger(
      Topics.Topic topic, String prefix, Newest<T> newest, Comparator<T> order, Sender sender) {
    super(newest, order);
    this.topic = topic;
    this.prefix = prefix;
    this.newest = newest;
    this.sender = sender;
  }

  /** The value of this name. */
  public Optional<T> named(String name) {
    return newest.of(prefix + name);
  }

  /** Adds or replaces. */
  final void put(String name, T value) {
    sender.send(topic, prefix + name, value);
    newest.await(prefix + name, Optional.of(value), Sender.PATIENCE);
  }

  /** Takes away what has this name. */
  public void remove(String name) {
    sender.remove(topic, prefix + name);
    newest.await(prefix + name, Optional.empty(), Sender.PATIENCE);
  }

  @Override
  public void close() {
    super.close();
    sender.close();
  }
}
