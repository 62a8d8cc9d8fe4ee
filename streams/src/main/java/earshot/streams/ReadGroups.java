package earshot.streams;

import earshot.mention.Group;
import earshot.mention.MentionJson;
import java.io.IOException;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the groups of now at hand, for statements that come. */
final class ReadGroups implements Processor<String, byte[], Void, Void> {
  static final String STORE = "groups";
  private static final Logger LOG = LoggerFactory.getLogger(ReadGroups.class);

  private final Codebooks books;

  @SuppressWarnings("NullAway.Init") // Kafka calls init before anything else
  private KeyValueStore<String, byte[]> store;

  ReadGroups(Codebooks books) {
    this.books = books;
  }

  @Override
  public void init(ProcessorContext<Void, Void> context) {
    store = context.getStateStore(STORE);
  }

  @Override
  public void process(Record<String, byte[]> record) {
    store.put(record.key(), record.value());
    if (record.key().startsWith(Group.KEY)) {
      tell(record.key().substring(Group.KEY.length()), record.value());
    }
  }

  private void tell(String id, byte[] value) {
    try {
      books.put(
          id, value == null ? Optional.empty() : Optional.of(MentionJson.read(value, Group.class)));
    } catch (IOException | IllegalArgumentException e) {
      LOG.error("group {} is not readable and changes nothing: {}", id, e.getMessage());
    }
  }
}
