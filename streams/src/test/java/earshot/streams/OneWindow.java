package earshot.streams;

import static earshot.streams.GroupFlow.GROUPER;
import static earshot.streams.GroupFlow.NOON;
import static earshot.streams.GroupFlow.mention;

import earshot.mention.Label;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

/** A store of windows, and what may be said in one. */
final class OneWindow {
  static final String KEY = new WindowKey("Acme", Label.NEGATIVE).toString();

  private OneWindow() {}

  static KeyValueStore<String, byte[]> store() {
    KeyValueStore<String, byte[]> store =
        Stores.keyValueStoreBuilder(
                Stores.inMemoryKeyValueStore(Windows.STORE), Serdes.String(), Serdes.ByteArray())
            .withLoggingDisabled()
            .build();
    store.init(new MockProcessorContext<>().getStateStoreContext(), store);
    return store;
  }

  static Told told(String id, Instant heard, String text) {
    return told(id, heard, GROUPER.print(text).bytes());
  }

  static Told told(String id, Instant heard, byte[] print) {
    return new Told(mention(id), "box", Optional.of("en"), NOON, heard, Map.of(), Map.of(0, print));
  }
}
