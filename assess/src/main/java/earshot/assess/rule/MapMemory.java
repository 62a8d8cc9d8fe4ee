package earshot.assess.rule;

import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** A memory that lasts as long as a backtest. */
final class MapMemory implements Memory {
  private final TreeMap<String, byte[]> kept = new TreeMap<>();

  @Override
  public Optional<byte[]> get(String key) {
    return Optional.ofNullable(kept.get(key));
  }

  @Override
  public void put(String key, byte[] value) {
    kept.put(key, value);
  }

  @Override
  public void remove(String key) {
    kept.remove(key);
  }

  @Override
  public void each(String from, String to, BiConsumer<String, byte[]> told) {
    new TreeMap<>(kept.subMap(from, to)).forEach(told); // who is told may remove
  }

  /** The first key from this one on. */
  Optional<String> firstFrom(String key) {
    return Optional.ofNullable(kept.ceilingKey(key));
  }
}
