package earshot.deploy.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * The broker in a network of its own while people talk: the line to it is unplugged, and too narrow
 * for what is said. For root on Linux: {@code -Dit.test=NetworkIT -Dnetwork=true}.
 */
@EnabledIfSystemProperty(named = "network", matches = "true")
class NetworkIT {
  private static final Duration SPAN = Duration.ofMinutes(30);
  private static final int SECONDS = 30;

  private final Script script = new Script(17, Clock.systemUTC().instant(), 2_000, SPAN);

  @TempDir Path dir;

  @Test
  void aLineThatIsUnpluggedOrTooNarrowLosesNothing() throws Exception {
    assumeTrue(Apart.canBe(), "root, and the programs ip and tc");
    try (Apart apart = Apart.make();
        Desk desk = Desk.open();
        ScriptedPlaces places = ScriptedPlaces.start(script, Clock.systemUTC(), 17);
        Parts parts =
            Parts.start(dir, places.watched() + desk.rules(), ApartGround.in(dir, apart))) {
      Witness witness = parts.witness();
      Reckoning reckoning = new Reckoning(script, witness, desk, Clock.systemUTC().instant());
      Set<String> odd =
          Onlooker.during(
              witness,
              () -> {
                apart.unplug();
                pass();
                apart.plug();
                reckoning.awaitSaid("it was unplugged", parts::revive);
                apart.narrow();
                pass();
                apart.widen();
              });
      assertThat(odd).as("neither an answer nor what is down").isEmpty();
      reckoning.awaitSaid("it was narrow", parts::revive);
      reckoning.awaitEnd(places.fallSilent());
    }
  }

  private static void pass() throws InterruptedException {
    new CountDownLatch(1).await(SECONDS, TimeUnit.SECONDS);
  }
}
