package earshot.query.notify;

import earshot.mention.Episode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What Earshot has to tell of itself, as an episode, so that it goes through the same outbox. */
final class OwnEpisode {
  private OwnEpisode() {}

  /**
   * One that has just begun.
   *
   * @param kind by which its letters are known
   * @param step which of its messages this is
   */
  static Episode of(String id, String kind, int step, Instant now) {
    return new Episode(
        id,
        "Earshot",
        kind,
        kind,
        Episode.State.OPEN,
        step,
        Episode.Change.OPENED,
        now,
        now,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        Optional.empty());
  }
}
