package earshot.query.elasticsearch;

import earshot.query.elasticsearch.Speakers.Span;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/**
 * About whom something was written that is not counted yet. It is taken while nothing is on its
 * way: whoever writes later finds in the index what was written before, and whoever wrote beside it
 * is taken with it.
 */
final class Spoken {
  private final ReadWriteLock writing = new ReentrantReadWriteLock(true);
  private Map<String, Span> spoken = new HashMap<>();

  /** Writes beside others who write. */
  <T> T writing(Supplier<T> write) {
    writing.readLock().lock();
    try {
      return write.get();
    } finally {
      writing.readLock().unlock();
    }
  }

  synchronized void add(String speaker, Span span) {
    spoken.merge(speaker, span, Span::plus);
  }

  /** All of it; it is for whoever asks to count it. */
  Map<String, Span> taken() {
    writing.writeLock().lock();
    try {
      return swapped();
    } finally {
      writing.writeLock().unlock();
    }
  }

  private synchronized Map<String, Span> swapped() {
    Map<String, Span> all = spoken;
    spoken = new HashMap<>();
    return all;
  }
}
