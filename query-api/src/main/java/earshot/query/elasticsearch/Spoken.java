package earshot.query.elasticsearch;

import earshot.assess.priority.Again;
import earshot.assess.priority.Speaker;
import earshot.mention.Mention;
import earshot.mention.MentionId;
import earshot.query.Change;
import earshot.query.Moment;
import earshot.query.elasticsearch.Speakers.Span;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  private Map<Long, Span> spoken = new HashMap<>();

  /** Writes beside others who write. */
  <T> T writing(Supplier<T> write) {
    writing.readLock().lock();
    try {
      return write.get();
    } finally {
      writing.readLock().unlock();
    }
  }

  /**
   * Remembers who speaks in these changes, and who did in what they replace. A mention that
   * replaces another one tells what that told until it is counted anew.
   */
  List<Change> heard(List<Change> changes, Map<MentionId, Replaced> replaced) {
    replaced.values().forEach(old -> old.speaker().ifPresent(who -> add(who, old.span())));
    return changes.stream()
        .map(
            change ->
                change instanceof Change.Put put
                    ? heard(put, Optional.ofNullable(replaced.get(put.id())))
                    : change)
        .toList();
  }

  private Change heard(Change.Put put, Optional<Replaced> replaced) {
    Optional<Long> speaker = heard(put.mention());
    return replaced
        .filter(old -> old.earlier() > 0 && old.speaker().equals(speaker))
        .<Change>map(old -> new Change.Put(Again.told(put.mention(), old.earlier())))
        .orElse(put);
  }

  /** Remembers who speaks in this mention, and says it. */
  Optional<Long> heard(Mention mention) {
    long at = Moment.millis(mention.at());
    Optional<Long> speaker = Speaker.of(mention);
    speaker.ifPresent(who -> add(who, new Span(at, at, false)));
    return speaker;
  }

  private synchronized void add(Long speaker, Span span) {
    spoken.merge(speaker, span, Span::plus);
  }

  /** All of it; it is for whoever asks to count it. */
  Map<Long, Span> taken() {
    writing.writeLock().lock();
    try {
      return swapped();
    } finally {
      writing.writeLock().unlock();
    }
  }

  private synchronized Map<Long, Span> swapped() {
    Map<Long, Span> all = spoken;
    spoken = new HashMap<>();
    return all;
  }

  /** It could not be counted. */
  void back(Map<Long, Span> taken) {
    taken.forEach(this::add);
  }
}
