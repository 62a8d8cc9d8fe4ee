package earshot.query.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import earshot.mention.Delivery;
import earshot.mention.Episode;
import earshot.mention.MentionId;
import earshot.query.notify.Receiver.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class OutboxTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private final Map<String, Delivery> kept = new LinkedHashMap<>();
  private final Script script = new Script();
  private final Set<String> acknowledged = new TreeSet<>();
  private Instant now = NOON;
  private Instant quietUntil = Instant.MIN;
  private Outbox outbox = outbox();

  @Test
  void tellsAnEpisodeOnce() {
    outbox.offer(episode("a", 1));
    outbox.offer(episode("a", 1));
    run(Duration.ofMinutes(1));
    outbox.offer(episode("a", 1));
    run(Duration.ofMinutes(1));

    assertThat(script.arrived).containsExactly("a/1");
  }

  @Test
  void tellsEachFurtherStep() {
    outbox.offer(episode("a", 1));
    run(Duration.ofSeconds(1));
    outbox.offer(episode("a", 2));
    run(Duration.ofSeconds(1));

    assertThat(script.arrived).containsExactly("a/1", "a/2");
  }

  /** Whoever was tried first counts, however long the receiver stays away; a restart knows it. */
  @Test
  void itKnowsWhenItBeganToTell() {
    outbox.offer(episode("a", 1));
    assertThat(outbox.begun("a")).isEmpty();
    for (int i = 0; i < 5; i++) {
      script.next(new Outcome.Failed("gone", Optional.empty()));
    }
    run(Duration.ofMinutes(10));
    assertThat(outbox.begun("a")).hasValue(NOON);
    kill();

    assertThat(outbox.begun("a")).hasValueSatisfying(at -> assertThat(at).isBefore(now));
  }

  @Test
  void severalShareAMessageAndEachIsNamedOnce() {
    for (int i = 0; i < 25; i++) {
      outbox.offer(episode("e" + i, 1));
    }
    run(Duration.ofSeconds(1));

    assertThat(script.arrived).hasSize(25).doesNotHaveDuplicates();
    assertThat(script.messages).isEqualTo(3);
  }

  @Test
  void anHourOfOutagesAndKillsLosesNothingAndTellsNothingTwice() {
    script.next(new Outcome.Failed("answered 500", Optional.empty()));
    script.next(new Outcome.Unknown("no answer"));
    for (int minute = 0; minute < 60; minute++) {
      script.next(new Outcome.Failed("gone", Optional.empty()));
    }
    for (int i = 0; i < 6; i++) {
      outbox.offer(episode("e" + i, 1));
      run(Duration.ofMinutes(10));
      kill();
      for (int again = 0; again <= i; again++) {
        outbox.offer(episode("e" + again, 1));
      }
    }
    run(Duration.ofMinutes(5));

    assertThat(script.arrived)
        .containsExactlyInAnyOrder("e0/1", "e1/1", "e2/1", "e3/1", "e4/1", "e5/1");
    assertThat(kept.values()).extracting(Delivery::state).containsOnly(Delivery.State.DELIVERED);
  }

  @Test
  void whatWasOnItsWayWhenTheProcessDiedIsSentAgainUnderTheSameId() {
    script.dieWhileSending = true;
    outbox.offer(episode("a", 1));
    assertThatThrownBy(() -> outbox.work()).isInstanceOf(Killed.class);
    kill();
    outbox.offer(episode("a", 1));
    outbox.offer(episode("b", 1));
    run(Duration.ofSeconds(5));

    assertThat(script.ids.get(0)).isEqualTo(script.ids.get(1));
    assertThat(script.arrived).containsExactly("a/1", "b/1");
    assertThat(script.repeats).containsExactly(false, false, false);
  }

  @Test
  void whoDoesNotRecogniseIdsIsWarnedOfARepetitionOnce() {
    script.recognises = false;
    script.dieWhileSending = true;
    outbox.offer(episode("a", 1));
    assertThatThrownBy(() -> outbox.work()).isInstanceOf(Killed.class);
    kill();
    outbox.offer(episode("a", 1));
    run(Duration.ofMinutes(1));

    assertThat(script.repeats).containsExactly(false, true);
  }

  @Test
  void triesAtOnceAfterAStartAndAtMostAMinuteApart() {
    for (int i = 0; i < 12; i++) {
      script.next(new Outcome.Failed("down", Optional.empty()));
    }
    outbox.offer(episode("a", 1));
    run(Duration.ofMinutes(6));
    int before = script.times.size();
    kill();
    outbox.work();

    assertThat(gaps()).allMatch(gap -> gap.compareTo(Duration.ofSeconds(61)) <= 0);
    assertThat(gaps().get(0)).isLessThan(Duration.ofSeconds(3));
    assertThat(script.times).hasSize(before + 1);
  }

  @Test
  void waitsAsLongAsTheReceiverWants() {
    script.next(new Outcome.Failed("429", Optional.of(Duration.ofMinutes(7))));
    outbox.offer(episode("a", 1));
    run(Duration.ofMinutes(10));

    assertThat(gaps()).containsExactly(Duration.ofMinutes(7));
  }

  @Test
  void whatIsRefusedIsNotSentAgainAndHoldsNothingUp() {
    script.next(new Outcome.Refused("400"));
    outbox.offer(episode("a", 1));
    run(Duration.ofSeconds(2));
    outbox.offer(episode("b", 1));
    run(Duration.ofMinutes(5));

    assertThat(script.arrived).containsExactly("b/1");
    assertThat(kept.values())
        .extracting(Delivery::state)
        .containsExactly(Delivery.State.REFUSED, Delivery.State.DELIVERED);
  }

  @Test
  void whatIsTurnedAwayAloneRestsWhileTheOthersGo() {
    script.next(new Outcome.Failed("450 full", Optional.empty(), true));
    outbox.offer(episode("a", 1));
    run(Duration.ofSeconds(2));
    outbox.offer(episode("b", 1));
    run(Duration.ofSeconds(2));
    assertThat(script.arrived).containsExactly("b/1");
    assertThat(outbox.failingSince()).isEmpty();
    run(Duration.ofMinutes(6));

    assertThat(script.arrived).containsExactly("b/1", "a/1");
  }

  @Test
  void whatIsTurnedAwayForDaysIsGivenUp() {
    for (int i = 0; i < 2 * Outbox.MOST_TRIES; i++) {
      script.next(new Outcome.Failed("450 full", Optional.empty(), true));
    }
    outbox.offer(episode("a", 1));
    for (int hour = 0; hour < 10 * 24; hour++) {
      outbox.work();
      now = now.plus(Duration.ofHours(1));
    }

    assertThat(script.times).hasSize(Outbox.MOST_TRIES);
    assertThat(script.times.getLast()).isAfter(NOON.plus(Duration.ofDays(5)));
    assertThat(kept.values()).extracting(Delivery::state).containsExactly(Delivery.State.REFUSED);
  }

  @Test
  void severalThatRestAreAllTriedAfterAKill() {
    script.next(new Outcome.Failed("450 full", Optional.empty(), true));
    outbox.offer(episode("a", 1));
    run(Duration.ofSeconds(1));
    script.next(new Outcome.Failed("450 full", Optional.empty(), true));
    outbox.offer(episode("b", 1));
    run(Duration.ofSeconds(1));
    kill();
    run(Duration.ofSeconds(1));

    assertThat(script.arrived).containsExactlyInAnyOrder("a/1", "b/1");
  }

  @Test
  void nobodyIsToldOfWhatSomebodyTakesCareOf() {
    acknowledged.add("a");
    outbox.offer(episode("a", 2));
    outbox.offer(episode("b", 1));
    run(Duration.ofSeconds(2));

    assertThat(script.arrived).containsExactly("b/1");
  }

  @Test
  void quietHoursHoldBackUntilTheyAreOver() {
    quietUntil = NOON.plus(Duration.ofHours(1));
    outbox.offer(episode("a", 1));
    run(Duration.ofMinutes(59));
    assertThat(script.arrived).isEmpty();
    run(Duration.ofMinutes(2));

    assertThat(script.arrived).containsExactly("a/1");
  }

  @Test
  void saysSinceWhenItFails() {
    script.next(new Outcome.Failed("down", Optional.empty()));
    outbox.offer(episode("a", 1));
    outbox.work();
    assertThat(outbox.failingSince()).contains(NOON);
    run(Duration.ofMinutes(1));

    assertThat(outbox.failingSince()).isEmpty();
  }

  @Test
  void aRestartDoesNotMakeAFailureYounger() {
    script.next(new Outcome.Failed("down", Optional.empty()));
    outbox.offer(episode("a", 1));
    outbox.work();
    kill();
    assertThat(outbox.failingSince()).isEmpty(); // it may have come back meanwhile
    script.next(new Outcome.Failed("down", Optional.empty()));
    run(Duration.ofSeconds(1));
    assertThat(outbox.failingSince()).contains(NOON);
    run(Duration.ofMinutes(1));

    assertThat(outbox.failingSince()).isEmpty();
  }

  private List<Duration> gaps() {
    List<Duration> gaps = new ArrayList<>();
    for (int i = 1; i < script.times.size(); i++) {
      gaps.add(Duration.between(script.times.get(i - 1), script.times.get(i)));
    }
    return gaps;
  }

  /** A new life: only the receipts are left. */
  private void kill() {
    outbox = outbox();
    kept.values().forEach(outbox::remember);
  }

  private void run(Duration span) {
    for (Instant end = now.plus(span); now.isBefore(end); now = now.plusSeconds(1)) {
      while (outbox.work()) {
        // until nothing is due
      }
    }
  }

  private Outbox outbox() {
    InstantSource time = () -> now;
    Clock clock = time.withZone(ZoneOffset.UTC);
    return new Outbox(
        "desk", script, new Plain(), receipt -> kept.put(receipt.id(), receipt), clock);
  }

  private static Episode episode(String id, int step) {
    return new Episode(
        id,
        "rule",
        "each",
        "town-1",
        Episode.State.OPEN,
        step,
        Episode.Change.OPENED,
        NOON,
        NOON,
        Optional.empty(),
        Optional.empty(),
        List.of(new MentionId("town-1")),
        List.of("desk"),
        Optional.empty());
  }

  /** Letters that are their items. */
  private final class Plain implements Letters {
    @Override
    public Message compose(Delivery delivery) {
      return new Message(
          delivery.id(),
          "",
          "",
          Optional.empty(),
          Optional.empty(),
          Locale.ENGLISH,
          delivery.items(),
          delivery.repeat());
    }

    @Override
    public boolean settled(Episode episode) {
      return acknowledged.contains(episode.id());
    }

    @Override
    public boolean mayBeTold(Episode episode, Instant at) {
      return !at.isBefore(quietUntil);
    }
  }

  private static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  /** A receiver that answers as it was told, then well; it takes each id once if it recognises. */
  private final class Script implements Receiver {
    final Deque<Outcome> outcomes = new ArrayDeque<>();
    final List<String> arrived = new ArrayList<>();
    final List<String> ids = new ArrayList<>();
    final List<Boolean> repeats = new ArrayList<>();
    final List<Instant> times = new ArrayList<>();
    final Set<String> taken = new TreeSet<>();
    boolean recognises = true;
    boolean dieWhileSending;
    int messages;

    void next(Outcome outcome) {
      outcomes.add(outcome);
    }

    @Override
    public Outcome send(Message message) {
      ids.add(message.id());
      repeats.add(message.repeat());
      times.add(now);
      Outcome outcome = outcomes.isEmpty() ? new Outcome.Delivered() : outcomes.poll();
      boolean reached = outcome instanceof Outcome.Delivered || outcome instanceof Outcome.Unknown;
      if (reached && (taken.add(message.id()) || !recognises)) {
        messages++;
        ((List<?>) message.data())
            .forEach(
                item -> {
                  Delivery.Item each = (Delivery.Item) item;
                  arrived.add(each.episode() + "/" + each.step());
                });
      }
      if (dieWhileSending) {
        dieWhileSending = false;
        throw new Killed();
      }
      return outcome;
    }

    @Override
    public boolean recognises() {
      return recognises;
    }
  }
}
