package earshot.deploy.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An Earshot in pieces while people talk, and faults that strike any piece at any moment. After
 * each, all that was said is found again; in the end the index holds what was really said, each
 * version passed once and each alert was told once. {@code -Dchaos.faults=N} takes as many as told,
 * {@code -Dchaos.seed=N} repeats a run.
 */
class FaultsIT {
  private static final int FAULTS = Integer.getInteger("chaos.faults", 5);
  private static final Duration SPAN = Duration.ofSeconds(Math.max(60, FAULTS * 20L));

  private final long seed = Long.getLong("chaos.seed", new Random().nextInt(1_000_000));
  private final Random dice = new Random(seed);
  private final Script script =
      new Script(seed, Clock.systemUTC().instant(), 300 + FAULTS * 60, SPAN);

  @TempDir Path dir;

  @Test
  void whateverStrikesNothingIsLostAndNothingIsDoubled() throws Exception {
    System.out.println("chaos.seed=" + seed);
    try (Desk desk = Desk.open();
        ScriptedPlaces places = ScriptedPlaces.start(script, Clock.systemUTC(), seed);
        Parts parts = Parts.start(dir, places.watched() + desk.rules())) {
      Witness witness = parts.witness();
      Reckoning reckoning = new Reckoning(script, witness, desk, Clock.systemUTC().instant());
      List<Fault> due = new ArrayList<>(Fault.all());
      for (int i = 1; i <= FAULTS; i++) {
        // Each kind once, in any order, before any comes again.
        Fault fault = due.isEmpty() ? Fault.any(dice) : due.remove(dice.nextInt(due.size()));
        new CountDownLatch(1).await(dice.nextInt(3_000), TimeUnit.MILLISECONDS);
        System.out.printf("fault %d of %d: %s%n", i, FAULTS, fault);
        Set<String> odd = Onlooker.during(witness, () -> fault.strike(parts, dice));
        assertThat(odd).as("neither an answer nor what is down").isEmpty();
        reckoning.awaitSaid(fault.toString());
      }
      reckoning.awaitEnd();
    }
  }
}
