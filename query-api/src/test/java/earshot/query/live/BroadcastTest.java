package earshot.query.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import earshot.query.Change;
import earshot.query.Said;
import earshot.query.StoreUnavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BroadcastTest {
  private static final Duration AT_ONCE = Duration.ZERO;
  private final Tape tape = new Tape();

  private Event tell(int number) {
    return tape.tell(new Change.Put(Said.post(number, "text", Duration.ZERO).mention()));
  }

  private static List<String> heard(Subscription subscription) throws InterruptedException {
    List<String> ids = new ArrayList<>();
    Optional<Event> event = subscription.next(AT_ONCE);
    while (event.isPresent()) {
      ids.add(event.get().change().id().value());
      event = subscription.next(AT_ONCE);
    }
    return ids;
  }

  private static List<String> ids(Event... events) {
    return List.of(events).stream().map(event -> event.change().id().value()).toList();
  }

  @Test
  void whoListensHearsFromNowOn() throws InterruptedException {
    tell(1);
    Subscription one = tape.subscribe(Optional.empty());
    Event second = tell(2);
    Subscription other = tape.subscribe(Optional.empty());
    Event third = tell(3);

    assertThat(heard(one)).isEqualTo(ids(second, third));
    assertThat(heard(other)).isEqualTo(ids(third));
  }

  @Test
  void whoComesBackMissesNothingAndHearsNothingTwice() throws InterruptedException {
    tell(1);
    Position left = tell(2).position();
    Event third = tell(3);
    Event fourth = tell(4);
    Subscription back = tape.subscribe(Optional.of(left));
    Event fifth = tell(5);

    assertThat(heard(back)).isEqualTo(ids(third, fourth, fifth));
    assertThat(back.position()).isEqualTo(fifth.position());
  }

  @Test
  void whoIsTooSlowIsLetGoAndMayComeBack() throws InterruptedException {
    Subscription slow = tape.subscribe(Optional.empty());
    Position start = slow.position();
    List<String> all = new ArrayList<>();
    for (int i = 0; i <= Broadcast.HELD; i++) {
      all.add(tell(i).change().id().value());
    }

    assertThat(slow.over()).isTrue();
    assertThat(heard(tape.subscribe(Optional.of(start)))).isEqualTo(all);
  }

  @Test
  void closingWakesWhoWaits() throws InterruptedException {
    Subscription waiting = tape.subscribe(Optional.empty());
    Thread closer = Thread.ofVirtual().start(tape::close);

    assertThat(waiting.next(Duration.ofMinutes(1))).isEmpty();
    closer.join();
    assertThat(waiting.over()).isTrue();
  }

  @Test
  void beforeTheFeedKnowsWhereItIsNobodyCanListen() {
    Broadcast early =
        new Broadcast(
            (from, until) -> {
              throw new AssertionError("nothing to tell again");
            });

    assertThatThrownBy(() -> early.subscribe(Optional.empty()))
        .isInstanceOf(StoreUnavailable.class)
        .hasMessage("live updates are not ready yet");
  }
}
