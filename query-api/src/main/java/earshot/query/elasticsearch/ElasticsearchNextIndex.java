package earshot.query.elasticsearch;

import co.elastic.clients.elasticsearch.indices.update_aliases.Action;
import earshot.query.MentionConsumer;
import earshot.query.NextIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** An index of its own name, to which the alias goes over in one step. */
public final class ElasticsearchNextIndex implements NextIndex {
  private final ElasticsearchConnection connection;
  private final String name;
  private final MentionConsumer consumer;

  /** Creates it. Whoever makes one tidies up behind it. */
  public ElasticsearchNextIndex(ElasticsearchConnection connection) {
    this.connection = connection;
    Set<String> there = connection.indices();
    int number = 1;
    while (there.contains(connection.index(number))) {
      number++;
    }
    this.name = connection.index(number);
    this.consumer = new ElasticsearchMentionConsumer(connection, name);
    connection.ask(c -> c.indices().create(i -> i.index(name)));
  }

  @Override
  public MentionConsumer consumer() {
    return consumer;
  }

  @Override
  public void takeOver() {
    List<Action> actions = new ArrayList<>();
    String alias = connection.alias();
    connection
        .inUse()
        .forEach(old -> actions.add(Action.of(a -> a.remove(r -> r.index(old).alias(alias)))));
    actions.add(Action.of(a -> a.add(i -> i.index(name).alias(alias).isWriteIndex(true))));
    connection.ask(c -> c.indices().updateAliases(u -> u.actions(actions)));
  }

  @Override
  public void tidy() {
    List<String> idle = new ArrayList<>(connection.indices());
    idle.removeAll(connection.inUse());
    if (!idle.isEmpty()) {
      connection.ask(c -> c.indices().delete(d -> d.index(idle)));
    }
  }
}
