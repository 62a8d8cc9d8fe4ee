package earshot.streams;

import earshot.assess.group.Grouper;
import earshot.assess.group.NearDuplicates;
import earshot.mention.Mention;
import earshot.mention.MentionJson;
import earshot.mention.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Tells each window what a mention says there, and those where it said something before that it no
 * longer does.
 */
final class Tell extends ContextualProcessor<String, Change, String, byte[]> {
  static final String STORE = "told";

  private final Grouper grouper;
  private final StageMeter meter;

  @SuppressWarnings("NullAway.Init") // Kafka calls init before anything else
  private KeyValueStore<String, String> windows;

  Tell(Grouper grouper, StageMeter meter) {
    this.grouper = grouper;
    this.meter = meter;
  }

  @Override
  public void init(ProcessorContext<String, byte[]> context) {
    super.init(context);
    windows = context.getStateStore(STORE);
  }

  @Override
  public void process(Record<String, Change> record) {
    Instant heard = Instant.ofEpochMilli(record.timestamp());
    Map<String, Told> now =
        record.value() instanceof Change.Said said
            ? meter.of("fingerprints", () -> says(said.mention(), heard))
            : Map.of();
    Set<String> all = new TreeSet<>(now.keySet());
    Optional.ofNullable(windows.get(record.key()))
        .ifPresent(before -> all.addAll(List.of(before.split("\0"))));
    for (String window : all) {
      Told told = now.getOrDefault(window, Told.nothing(record.key(), heard));
      context().forward(record.withKey(window).withValue(MentionJson.write(told)));
    }
    if (!all.isEmpty()) {
      remember(record.key(), now.keySet());
    }
  }

  private Map<String, Told> says(Mention mention, Instant heard) {
    Map<String, Map<Integer, byte[]>> prints = new TreeMap<>();
    List<Statement> statements = mention.statements();
    for (int i = 0; i < statements.size(); i++) {
      byte[] print = grouper.print(statements.get(i).text()).bytes();
      for (String brand : mention.brands()) {
        String window = WindowKey.of(brand, statements.get(i)).toString();
        prints.computeIfAbsent(window, any -> new TreeMap<>()).put(i, print);
      }
    }
    Map<String, Told> says = new TreeMap<>();
    prints.forEach((window, here) -> says.put(window, Told.of(mention, heard, here)));
    NearDuplicates.print(mention.words())
        .map(print -> Told.whole(mention, heard, print))
        .ifPresent(
            whole ->
                mention.brands().forEach(brand -> says.put(WindowKey.ofMentions(brand), whole)));
    return says;
  }

  private void remember(String mention, Set<String> now) {
    if (now.isEmpty()) {
      windows.delete(mention);
    } else {
      windows.put(mention, String.join("\0", now));
    }
  }
}
