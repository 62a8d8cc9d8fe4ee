package earshot.deploy.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.deploy.local.FreePort;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Ten thousand items with edits and deletions, places that answer badly, and a whole Earshot that
 * is killed at ten random moments. In the end the index holds exactly what was really said, and
 * every version passed exactly once. Repeat a run with {@code -Dchaos.seed=N}; shorten one with
 * {@code -Dchaos.items=N -Dchaos.kills=N}.
 */
@Order(1) // the longest first, beside the others
class NothingLostIT {
  private static final int ITEMS = Integer.getInteger("chaos.items", 10_000);
  private static final int KILLS = Integer.getInteger("chaos.kills", 10);
  private static final Duration SPAN = Duration.ofSeconds(Math.max(60, KILLS * 16L));
  private static final Duration START = Duration.ofMinutes(4);
  private static final Duration SETTLE = Duration.ofMinutes(8);

  private final long seed = Long.getLong("chaos.seed", new Random().nextInt(1_000_000));
  private final Random dice = new Random(seed);

  @Test
  void nothingIsLostAndNothingIsDoubled(@TempDir Path dir) throws Exception {
    System.out.println("chaos.seed=" + seed);
    int port = FreePort.picked();
    int kafka = FreePort.picked();
    Witness witness = new Witness(port, "127.0.0.1:" + kafka);
    Script script = new Script(seed, Clock.systemUTC().instant(), ITEMS, SPAN);
    try (ScriptedPlaces places = ScriptedPlaces.start(script, Clock.systemUTC(), seed)) {
      Path config = Files.writeString(dir.resolve("earshot.yml"), places.watchedWith(kafka));
      Path data = dir.resolve("data");
      for (int kill = 1; kill <= KILLS; kill++) {
        liveAndDie(config, data, port, kill, script);
      }
      try (ChildEarshot last = ChildEarshot.up(config, data, port)) {
        last.awaitReady(START);
        awaitQuiet(script);
        List<String> truth = script.truth();
        awaitSettled(witness, truth);
        System.out.println(places.tally());
        assertThat(witness.texts()).as("what the index holds, seed " + seed).isEqualTo(truth);
        assertThat(witness.trouble())
            .as("versions that passed twice or not at all, seed " + seed)
            .isEmpty();
        last.stop(Duration.ofMinutes(2));
      }
    }
  }

  /** One life, some seconds longer or shorter than the start takes, and its sudden end. */
  private void liveAndDie(Path config, Path data, int port, int kill, Script script)
      throws Exception {
    try (ChildEarshot earshot = ChildEarshot.up(config, data, port)) {
      if (dice.nextInt(5) > 0) {
        earshot.awaitReady(START);
      }
      long life = 500 + dice.nextInt(12_000);
      new java.util.concurrent.CountDownLatch(1)
          .await(life, java.util.concurrent.TimeUnit.MILLISECONDS);
      earshot.kill();
      System.out.println(
          "kill "
              + kill
              + " of "
              + KILLS
              + ", "
              + life
              + " ms after it could be reached or was to be, "
              + Duration.between(script.start(), Clock.systemUTC().instant()).toSeconds()
              + " s after the start");
    }
  }

  private static void awaitQuiet(Script script) throws InterruptedException {
    long left = script.quietAfterMillis() - script.millisAt(Clock.systemUTC().instant());
    if (left > 0) {
      new java.util.concurrent.CountDownLatch(1)
          .await(left, java.util.concurrent.TimeUnit.MILLISECONDS);
    }
  }

  private static void awaitSettled(Witness witness, List<String> truth) throws Exception {
    long deadline = System.nanoTime() + SETTLE.toNanos();
    while (System.nanoTime() < deadline && !witness.texts().equals(truth)) {
      new java.util.concurrent.CountDownLatch(1).await(3, java.util.concurrent.TimeUnit.SECONDS);
    }
  }
}
