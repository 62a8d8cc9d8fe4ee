package earshot.query.live;

import earshot.mention.Copies;
import earshot.mention.Group;
import earshot.mention.GroupAlias;
import earshot.mention.GroupEdit;
import earshot.mention.GroupMark;
import earshot.mention.Topics;
import earshot.query.CheckResult;
import earshot.query.GroupBook;
import earshot.query.Groups;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;

/**
 * The topic {@code groups} in memory: the groups of now, where others went, copies, what people
 * want otherwise, and what they say about groups.
 */
public final class KafkaGroupBook implements GroupBook {
  private final Newest<Group> groups;
  private final Newest<GroupAlias> aliases;
  private final Newest<Copies> copies;
  private final Newest<GroupEdit> edits;
  private final Newest<GroupMark> marks;
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
    copies = new Newest<>(topic, Copies.class, key -> key.startsWith(Copies.KEY), consumers);
    edits = new Newest<>(topic, GroupEdit.class, key -> key.startsWith(GroupEdit.KEY), consumers);
    marks = new Newest<>(topic, GroupMark.class, key -> key.startsWith(GroupMark.KEY), consumers);
  }

  /** Begins to read, from the first group. */
  public KafkaGroupBook start() {
    groups.start();
    aliases.start();
    copies.start();
    edits.start();
    marks.start();
    return this;
  }

  /** Put together anew only when something was told since. */
  @Override
  public Groups now() {
    long records =
        Stream.of(groups, aliases, copies, edits, marks).mapToLong(Newest::changes).sum();
    Seen last = seen;
    if (last.records() == records) {
      return last.groups();
    }
    Groups now =
        new Groups(
            groups.values(), aliases.values(), copies.values(), edits.values(), marks.values());
    seen = new Seen(records, now);
    return now;
  }

  @Override
  public CheckResult check() {
    return Stream.of(groups, aliases, copies, edits, marks)
        .map(Newest::check)
        .filter(result -> !result.ok())
        .findFirst()
        .orElseGet(groups::check);
  }

  @Override
  public void close() {
    groups.close();
    aliases.close();
    copies.close();
    edits.close();
    marks.close();
  }
}
