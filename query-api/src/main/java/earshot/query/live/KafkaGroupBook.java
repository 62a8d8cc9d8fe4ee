package earshot.query.live;

import earshot.mention.Group;
import earshot.mention.GroupAlias;
import earshot.mention.Topics;
import earshot.query.CheckResult;
import earshot.query.GroupBook;
import earshot.query.Groups;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;

/** The topic {@code groups} in memory: the groups of now, and where others went. */
public final class KafkaGroupBook implements GroupBook {
  private final Newest<Group> groups;
  private final Newest<GroupAlias> aliases;
  private volatile Seen seen = new Seen(-1, Groups.NONE);

  /** What was put together of so many records. */
  private record Seen(long records, Groups groups) {}

  /**
   * A book that has not started.
   *
   * @param kafka how to reach Kafka: {@code bootstrap.servers} and security
   */
  public KafkaGroupBook(Map<String, Object> kafka) {
    this(Consumers.of(kafka));
  }

  KafkaGroupBook(Supplier<Consumer<String, byte[]>> consumers) {
    String topic = Topics.GROUPS.name();
    groups = new Newest<>(topic, Group.class, key -> key.startsWith(Group.KEY), consumers);
    aliases =
        new Newest<>(topic, GroupAlias.class, key -> key.startsWith(GroupAlias.KEY), consumers);
  }

  /** Begins to read, from the first group. */
  public KafkaGroupBook start() {
    groups.start();
    aliases.start();
    return this;
  }

  /** Put together anew only when something was told since. */
  @Override
  public Groups now() {
    long records = groups.changes() + aliases.changes();
    Seen last = seen;
    if (last.records() == records) {
      return last.groups();
    }
    Groups now = new Groups(groups.values(), aliases.values());
    seen = new Seen(records, now);
    return now;
  }

  @Override
  public CheckResult check() {
    CheckResult read = groups.check();
    return read.ok() ? aliases.check() : read;
  }

  @Override
  public void close() {
    groups.close();
    aliases.close();
  }
}
