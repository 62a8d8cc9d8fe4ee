package earshot.assess.rule;

import java.util.Optional;
import java.util.function.BiConsumer;

/** Where the watch keeps what it knows, in the order of the keys. */
public interface Memory {
  Optional<byte[]> get(String key);

  void put(String key, byte[] value);

  void remove(String key);

  /** Tells all from one key, included, to another, not included, in their order. */
  void each(String from, String to, BiConsumer<String, byte[]> told);
}
