package earshot.query.live;

import earshot.mention.Topics;
import earshot.query.CheckResult;
import earshot.query.access.Entry;
import earshot.query.access.Register;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The topic {@code people} in memory: who may come in. */
public final class KafkaRegister implements Register {
  private final Newest<Entry> newest;
  private final Sender sender;
  private volatile boolean complete;

  /**
   * Has not started.
   *
   * @param kafka how to reach Kafka: {@code bootstrap.servers} and security
   */
  public KafkaRegister(Map<String, Object> kafka) {
    this(
        new Newest<>(Topics.PEOPLE.name(), Entry.class, key -> true, Consumers.of(kafka)),
        new Sender(kafka));
  }

  KafkaRegister(Newest<Entry> newest, Sender sender) {
    this.newest = newest;
    this.sender = sender;
  }

  /** Begins to read, from the first entry. */
  public KafkaRegister start() {
    newest.start();
    return this;
  }

  /** Stays so when Kafka goes away later: what was read is still the newest that can be known. */
  @Override
  public boolean complete() {
    complete = complete || newest.check().ok();
    return complete;
  }

  @Override
  public Optional<Entry> entry(String key) {
    return newest.of(key);
  }

  @Override
  public List<Entry> entries() {
    return List.copyOf(newest.values());
  }

  @Override
  public void keep(Entry entry) {
    sender.send(Topics.PEOPLE, entry.key(), entry);
    newest.await(entry.key(), Optional.of(entry), Sender.PATIENCE);
  }

  @Override
  public void strike(String key) {
    sender.remove(Topics.PEOPLE, key);
    newest.await(key, Optional.empty(), Sender.PATIENCE);
  }

  @Override
  public CheckResult check() {
    return newest.check();
  }

  @Override
  public void close() {
    newest.close();
    sender.close();
  }
}
