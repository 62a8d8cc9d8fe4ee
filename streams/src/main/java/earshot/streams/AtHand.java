package earshot.streams;

import earshot.assess.query.QueryException;
import earshot.mention.MentionJson;
import java.io.IOException;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a compacted topic at hand in every instance of the flow, and tells what it says now to
 * whoever needs it. A record that can't be read is said aloud and changes nothing.
 */
final class AtHand implements Processor<String, byte[], Void, Void> {
  private static final Logger LOG = LoggerFactory.getLogger(AtHand.class);

  private final String name;
  private final Reader reader;

  @SuppressWarnings("NullAway.Init") // Kafka calls init before anything else
  private KeyValueStore<String, byte[]> store;

  /** What the records of a topic mean. */
  @FunctionalInterface
  interface Reader {
    void read(Record<String, byte[]> record) throws IOException;
  }

  AtHand(String name, Reader reader) {
    this.name = name;
    this.reader = reader;
  }

  /** The value of a record; empty where it takes the key back. */
  static <T> Optional<T> value(Record<String, byte[]> record, Class<T> type) throws IOException {
    return value(record.value(), type);
  }

  static <T> Optional<T> value(byte @Nullable [] json, Class<T> type) throws IOException {
    return json == null ? Optional.empty() : Optional.of(MentionJson.read(json, type));
  }

  @Override
  public void init(ProcessorContext<Void, Void> context) {
    store = context.getStateStore(name);
  }

  @Override
  public void process(Record<String, byte[]> record) {
    store.put(record.key(), record.value());
    try {
      reader.read(record);
    } catch (IOException | IllegalArgumentException | QueryException e) {
      LOG.error(
          "{} in {} cannot be read and changes nothing: {}", record.key(), name, e.getMessage());
    }
  }
}
