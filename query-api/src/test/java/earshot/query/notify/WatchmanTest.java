package earshot.query.notify;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.mention.Episode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WatchmanTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final Instant LATER = NOON.plus(Watchman.LONG).plusSeconds(1);

  private final Watchman watchman = new Watchman(Set.of("desk", "ops"));

  @Test
  void aReceiverThatIsDownForLongIsToldToTheOthersOnce() {
    assertThat(look(watchman, Optional.of(NOON), NOON.plusSeconds(60))).isEmpty();
    Episode episode = look(watchman, Optional.of(NOON), LATER).orElseThrow();

    assertThat(episode.cause()).isEqualTo("desk");
    assertThat(episode.receivers()).containsExactly("ops");
    assertThat(look(watchman, Optional.of(NOON), LATER.plusSeconds(60))).isEmpty();
  }

  @Test
  void whenItIsBackThatIsTold() {
    Episode opened = look(watchman, Optional.of(NOON), LATER).orElseThrow();
    Episode closed = look(watchman, Optional.empty(), LATER.plusSeconds(60)).orElseThrow();

    assertThat(closed.id()).isEqualTo(opened.id());
    assertThat(closed.state()).isEqualTo(Episode.State.CLOSED);
    assertThat(closed.step()).isEqualTo(2);
  }

  @Test
  void aNewStartKnowsWhatWasOpen() {
    Episode opened = look(watchman, Optional.of(NOON), LATER).orElseThrow();
    Watchman fresh = new Watchman(Set.of("desk", "ops"));
    Optional<Episode> news =
        fresh.look(
            "desk", Optional.empty(), () -> List.of(opened), LATER.plus(Duration.ofHours(1)));

    assertThat(news.orElseThrow().state()).isEqualTo(Episode.State.CLOSED);
  }

  private static Optional<Episode> look(
      Watchman watchman, Optional<Instant> failingSince, Instant now) {
    return watchman.look("desk", failingSince, List::of, now);
  }
}
