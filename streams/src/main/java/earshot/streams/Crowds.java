package earshot.streams;

import earshot.assess.rule.Crowd;
import earshot.assess.rule.GroupNews;
import earshot.assess.rule.Rule;
import earshot.assess.rule.RuleBook;
import earshot.assess.rule.Trigger;
import earshot.mention.Group;
import earshot.mention.GroupAlias;
import earshot.mention.MentionJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Tells rules about groups who is in which, by ids: what has changed, and to a rule that was made
 * meanwhile all there are. Hearing it twice changes nothing.
 */
final class Crowds extends ContextualProcessor<String, byte[], String, byte[]> {
  static final String STORE = "crowds";

  /** Header of a record on {@code signals} that tells of a group and not of a mention. */
  static final String GROUP = "group";

  private final RuleBook rules;
  private Set<String> told = Set.of();

  @SuppressWarnings("NullAway.Init") // Kafka calls init before anything else
  private KeyValueStore<String, byte[]> crowds;

  Crowds(RuleBook rules) {
    this.rules = rules;
  }

  @Override
  public void init(ProcessorContext<String, byte[]> context) {
    super.init(context);
    crowds = context.getStateStore(STORE);
  }

  /** A minute, which has no value, or what was found in it about a group. */
  @Override
  public void process(Record<String, byte[]> record) {
    if (record.key().startsWith(Group.KEY)) {
      group(record, record.key().substring(Group.KEY.length()));
    } else if (record.key().startsWith(GroupAlias.KEY) && record.value() != null) {
      GroupAlias alias = read(record.value(), GroupAlias.class);
      known(alias.id())
          .ifPresent(crowd -> tell(record, rules.all(), crowd.became(alias.into().getFirst())));
    } else if (record.value() != null && record.value().length == 0) {
      tellNewRules(record);
    }
  }

  private void group(Record<String, byte[]> record, String id) {
    Optional<Crowd> before = known(id);
    if (record.value() == null) {
      crowds.delete(id);
      before.ifPresent(crowd -> tell(record, rules.all(), crowd.gone()));
      return;
    }
    Crowd crowd = Crowd.of(read(record.value(), Group.class));
    if (!before.equals(Optional.of(crowd))) {
      crowds.put(id, MentionJson.write(crowd));
      tell(record, rules.all(), crowd);
    }
  }

  private void tellNewRules(Record<String, byte[]> minute) {
    List<Rule> fresh = fresh();
    if (fresh.isEmpty()) {
      return;
    }
    try (KeyValueIterator<String, byte[]> each = crowds.all()) {
      while (each.hasNext()) {
        tell(minute, fresh, read(each.next().value, Crowd.class));
      }
    }
  }

  /** Rules about groups that were not there a minute ago. */
  private List<Rule> fresh() {
    Map<String, Rule> now = new TreeMap<>();
    rules.all().stream()
        .filter(rule -> rule.trigger() instanceof Trigger.Grouped)
        .forEach(rule -> now.put(rule.name() + '\t' + rule.print(), rule));
    List<Rule> fresh = new ArrayList<>(now.values());
    told.forEach(known -> fresh.remove(now.get(known)));
    told = Set.copyOf(now.keySet());
    return fresh;
  }

  private Optional<Crowd> known(String group) {
    return Optional.ofNullable(crowds.get(group)).map(json -> read(json, Crowd.class));
  }

  private void tell(Record<String, byte[]> record, Collection<Rule> some, Crowd crowd) {
    for (GroupNews news : GroupNews.of(some, crowd)) {
      context()
          .forward(
              new Record<>(
                  news.series().key(),
                  MentionJson.write(news),
                  record.timestamp(),
                  new RecordHeaders().add(GROUP, new byte[0])));
    }
  }

  private static <T> T read(byte[] json, Class<T> type) {
    try {
      return MentionJson.read(json, type);
    } catch (IOException e) {
      throw new UncheckedIOException("what is known of a group cannot be read", e);
    }
  }
}
