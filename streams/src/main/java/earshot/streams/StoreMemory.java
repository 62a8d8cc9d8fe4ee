package earshot.streams;

import earshot.assess.rule.Memory;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** The memory of the rules in a store of the flow. */
record StoreMemory(KeyValueStore<String, byte[]> store) implements Memory {
  @Override
  public Optional<byte[]> get(String key) {
    return Optional.ofNullable(store.get(key));
  }

  @Override
  public void put(String key, byte[] value) {
    store.put(key, value);
  }

  @Override
  public void remove(String key) {
    store.delete(key);
  }

  @Override
  public void each(String from, String to, BiConsumer<String, byte[]> told) {
    try (KeyValueIterator<String, byte[]> all = store.range(from, to)) {
      while (all.hasNext()) {
        KeyValue<String, byte[]> entry = all.next();
        if (entry.key.compareTo(to) < 0) {
          told.accept(entry.key, entry.value);
        }
      }
    }
  }
}
