package earshot.query.notify;

import earshot.mention.Episode;
import earshot.mention.Episode.Change;
import earshot.mention.Episode.State;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/** Makes an episode of a receiver that is down for long, told to all others. */
final class Watchman {
  static final Duration LONG = Duration.ofMinutes(15);
  private static final String KIND = "receiver";

  private final Set<String> receivers;
  private final Map<String, Optional<Episode>> known = new HashMap<>();

  Watchman(Set<String> receivers) {
    this.receivers = receivers;
  }

  /**
   * What is new about a receiver.
   *
   * @param earlier episodes of before, asked once
   */
  Optional<Episode> look(
      String name,
      Optional<Instant> failingSince,
      Supplier<Collection<Episode>> earlier,
      Instant now) {
    Optional<Episode> open = known.computeIfAbsent(name, n -> left(n, earlier.get()));
    boolean down = failingSince.filter(since -> since.plus(LONG).isBefore(now)).isPresent();
    Optional<Episode> news = Optional.empty();
    if (down && open.isEmpty()) {
      news = Optional.of(opened(name, now));
      known.put(name, news);
    } else if (failingSince.isEmpty() && open.isPresent()) {
      news = open.map(episode -> closed(episode, now));
      known.put(name, Optional.empty());
    }
    return news;
  }

  private static Optional<Episode> left(String name, Collection<Episode> earlier) {
    return earlier.stream()
        .filter(e -> e.kind().equals(KIND) && e.cause().equals(name))
        .filter(e -> e.state() != State.CLOSED)
        .findFirst();
  }

  private Episode opened(String name, Instant now) {
    List<String> others = receivers.stream().filter(other -> !other.equals(name)).toList();
    byte[] what = (KIND + name + now).getBytes(StandardCharsets.UTF_8);
    return episode(UUID.nameUUIDFromBytes(what).toString(), name, others, State.OPEN, 1, now, now);
  }

  private static Episode closed(Episode open, Instant now) {
    return episode(
        open.id(), open.cause(), open.receivers(), State.CLOSED, 2, open.openedAt(), now);
  }

  private static Episode episode(
      String id,
      String name,
      List<String> others,
      State state,
      int step,
      Instant openedAt,
      Instant now) {
    boolean over = state == State.CLOSED;
    return new Episode(
        id,
        "Earshot",
        KIND,
        name,
        state,
        step,
        over ? Change.CLOSED : Change.OPENED,
        openedAt,
        now,
        over ? Optional.of(now) : Optional.empty(),
        Optional.empty(),
        List.of(),
        others,
        Optional.empty());
  }
}
