package earshot.query.access;

import earshot.query.CheckResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/** A register in memory. */
public final class Crowd implements Register {
  private final Map<String, Entry> entries = new ConcurrentHashMap<>();
  public volatile boolean complete = true;

  /** What happens, once, just before something is kept. */
  final AtomicReference<Runnable> meanwhile = new AtomicReference<>(() -> {});

  @Override
  public boolean complete() {
    return complete;
  }

  @Override
  public Optional<Entry> entry(String key) {
    return Optional.ofNullable(entries.get(key));
  }

  @Override
  public List<Entry> entries() {
    return List.copyOf(entries.values());
  }

  @Override
  public void keep(Entry entry) {
    meanwhile.getAndSet(() -> {}).run();
    entries.put(entry.key(), entry);
  }

  @Override
  public void strike(String key) {
    entries.remove(key);
  }

  @Override
  public CheckResult check() {
    return CheckResult.ok("%d in the crowd".formatted(entries.size()));
  }
}
