package earshot.deploy.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * What can be read in one place now, newest first.
 *
 * @param changedAt when anything in it was last added, edited or taken back
 */
record Board(List<Utterance> standing, Instant changedAt) {

  /** The newest texts that qualify, without those that are gone. */
  static Board newest(Town town, Instant now, Predicate<Saying> about, int most) {
    List<Utterance> standing = new ArrayList<>();
    Instant changedAt = Instant.EPOCH;
    var walk = town.newestFirst(now, about).iterator();
    while (standing.size() < most && walk.hasNext()) {
      Utterance next = walk.next();
      changedAt = next.changedAt().isAfter(changedAt) ? next.changedAt() : changedAt;
      if (!next.gone()) {
        standing.add(next);
      }
    }
    return new Board(List.copyOf(standing), changedAt);
  }
}
