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
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An Earshot in pieces while people talk, and faults that strike any piece at any moment. After
 * each, all that was said is found again; in the end the index holds what was really said, each
 * version passed once and each alert was told once. {@code -Dchaos.faults=N} takes as many as told,
 * {@code -Dchaos.seed=N} repeats a run, {@code -Dchaos.only=Poison} takes kinds whose names fit.
 */
class FaultsIT {
  private static final int FEW = 5;
  private static final int FAULTS = Integer.getInteger("chaos.faults", FEW);
  private static final Pattern ONLY = Pattern.compile(System.getProperty("chaos.only", ""));

  /** More than it takes: people fall silent when the last fault is over. */
  private static final Duration SPAN = Duration.ofSeconds(120 + FAULTS * 30L);

  /** Of each build, so that one that fails says something of what was changed. */
  private static final long USUAL_SEED = 254_346;

  private final long seed =
      Long.getLong("chaos.seed", FAULTS == FEW ? USUAL_SEED : new Random().nextInt(1_000_000));
  private final Random dice = new Random(seed);
  private final Script script =
      new Script(seed, Clock.systemUTC().instant(), 300 + FAULTS * 90, SPAN);

  @TempDir Path dir;

  private final List<Fault> kinds =
      Fault.all().stream().filter(fault -> ONLY.matcher(fault.toString()).find()).toList();

  @Test
  void whateverStrikesNothingIsLostAndNothingIsDoubled() throws Exception {
    System.out.println("chaos.seed=" + seed);
    try (Desk desk = Desk.open();
        ScriptedPlaces places = ScriptedPlaces.start(script, Clock.systemUTC(), seed);
        Parts parts = Parts.start(dir, places.watched() + desk.rules())) {
      Witness witness = parts.witness();
      long begun = System.nanoTime();
      Reckoning reckoning = new Reckoning(script, witness, desk, Clock.systemUTC().instant());
      List<Fault> due = new ArrayList<>();
      for (int i = 1; i <= FAULTS; i++) {
        // Each kind once, in any order, before any comes again.
        due.addAll(due.isEmpty() ? kinds : List.of());
        Fault fault = due.remove(dice.nextInt(due.size()));
        new CountDownLatch(1).await(dice.nextInt(3_000), TimeUnit.MILLISECONDS);
        System.out.printf("%s: fault %d of %d: %s%n", since(begun), i, FAULTS, fault);
        Set<String> odd = Onlooker.during(witness, () -> fault.strike(parts, dice));
        assertThat(odd).as("neither an answer nor what is down").isEmpty();
        reckoning.awaitSaid(fault.toString(), parts::revive);
      }
      System.out.println(since(begun) + ": people fall silent");
      reckoning.awaitEnd(places.fallSilent());
      System.out.println(since(begun) + ": all is as it was said");
    }
  }

  private static String since(long begun) {
    return Duration.ofNanos(System.nanoTime() - begun).toSeconds() + " s";
  }
}
