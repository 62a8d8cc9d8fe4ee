package earshot.ingest.connect;

import earshot.ingest.connect.Sieve.News;
import earshot.ingest.source.Shape;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What one walk met so far; it lives in memory, from the walk's first page to its last. */
final class Tally {
  private final Set<String> present = new HashSet<>();
  private final Set<String> tokens = new HashSet<>();
  private final List<Instant> times = new ArrayList<>();
  private int pages;
  private int known;
  private int fresh;
  private int changed;
  private boolean pageOld;
  private boolean pageEmpty;
  private boolean cut;
  private final boolean partial;

  /**
   * An empty tally.
   *
   * @param partial whether the walk had a part before, of which nothing is known any more
   */
  Tally(boolean partial) {
    this.partial = partial;
  }

  boolean partial() {
    return partial;
  }

  /** Whether this is the first time that this walk meets this id. */
  boolean meets(String key) {
    return present.add(key);
  }

  void page() {
    pages++;
    pageOld = true;
    pageEmpty = true;
  }

  /** One mention of the page, with the time that it is sorted by. */
  void add(News news, Optional<Instant> time, Instant floor) {
    pageEmpty = false;
    boolean old =
        news != News.NEW
            && time.map(t -> t.isBefore(floor)).orElse(news == News.KNOWN || news == News.TOO_OLD);
    pageOld &= old;
    time.ifPresent(times::add);
    switch (news) {
      case NEW -> fresh++;
      case CHANGED -> {
        changed++;
        known++;
      }
      case KNOWN -> known++;
      default -> {}
    }
  }

  /** Whether all of the page lies before the floor of the walk. */
  boolean pageIsOld() {
    return pageOld && !pageEmpty;
  }

  /** Whether this walk has not yet been sent to that page. */
  boolean goesTo(String token) {
    return tokens.add(token);
  }

  /** A walk forward may go on for millions of items and needs none of them again. */
  void forgetItems(Shape shape) {
    if (shape == Shape.FORWARD) {
      present.clear();
      times.clear();
    }
  }

  /** The walk ends before its natural end. */
  void cutOff() {
    cut = true;
  }

  boolean cut() {
    return cut;
  }

  boolean has(String key) {
    return present.contains(key);
  }

  int items() {
    return present.size();
  }

  int pages() {
    return pages;
  }

  int known() {
    return known;
  }

  int fresh() {
    return fresh;
  }

  int changed() {
    return changed;
  }

  /** Times in the order in which the place gave them. */
  List<Instant> times() {
    return times;
  }

  Optional<Instant> oldest() {
    return times.stream().min(Instant::compareTo);
  }
}
