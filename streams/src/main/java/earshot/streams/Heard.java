package earshot.streams;

import earshot.assess.rule.CoverageBook;
import earshot.mention.Coverage;
import earshot.mention.MentionJson;
import java.io.IOException;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps at hand how far each feed got, for rules that must know whether all was heard. */
final class Heard implements Processor<String, byte[], Void, Void> {
  static final String STORE = "heard";
  private static final Logger LOG = LoggerFactory.getLogger(Heard.class);

  private final CoverageBook coverage;

  @SuppressWarnings("NullAway.Init") // Kafka calls init before anything else
  private KeyValueStore<String, byte[]> store;

  Heard(CoverageBook coverage) {
    this.coverage = coverage;
  }

  @Override
  public void init(ProcessorContext<Void, Void> context) {
    store = context.getStateStore(STORE);
  }

  @Override
  public void process(Record<String, byte[]> record) {
    store.put(record.key(), record.value());
    try {
      coverage.put(
          record.key(),
          record.value() == null
              ? Optional.empty()
              : Optional.of(MentionJson.read(record.value(), Coverage.class)));
    } catch (IOException | IllegalArgumentException e) {
      LOG.error("coverage of feed {} cannot be read: {}", record.key(), e.getMessage());
    }
  }
}
