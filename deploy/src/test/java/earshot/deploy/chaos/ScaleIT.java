package earshot.deploy.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three brokers, and second workers, nodes and roles that come and go while people talk. On demand,
 * for it takes the memory of sixteen processes: {@code -Dit.test=ScaleIT -Dscale=true}, and {@code
 * -Dscale.seconds=N} for the longest that they talk; they fall silent when the last step is done.
 */
@EnabledIfSystemProperty(named = "scale", matches = "true")
class ScaleIT {
  private static final List<String> SECOND = List.of("connect-2", "streams-2", "index-2", "api-2");
  private static final Duration SPAN =
      Duration.ofSeconds(Integer.getInteger("scale.seconds", 1_800));

  private final Script script =
      new Script(5, Clock.systemUTC().instant(), 2 * (int) SPAN.toSeconds(), SPAN);
  private final Instant begun = Clock.systemUTC().instant();

  @TempDir Path dir;

  @Test
  void instancesAreAddedAndTakenAwayUnderLoad() throws Exception {
    try (Desk desk = Desk.open();
        ScriptedPlaces places = ScriptedPlaces.start(script, Clock.systemUTC(), 5);
        WideGround ground = WideGround.in(dir);
        Parts parts = Parts.start(dir, places.watched() + desk.rules(), ground)) {
      ground.declare(parts.config());
      Instant ready = Clock.systemUTC().instant();
      Reckoning first = new Reckoning(script, parts.witness(), desk, ready);
      Reckoning second = new Reckoning(script, parts.witness("api-2"), desk, ready);
      told("one of each runs");
      secondOnesCome(parts, ground);
      second.awaitSaid("second ones came");
      told("second ones came");
      firstOnesGo(parts, ground);
      second.awaitSaid("first ones went");
      told("first ones went");
      firstOnesComeBack(parts, ground);
      first.awaitSaid("first ones came back");
      told("first ones came back");
      Instant silent = places.fallSilent();
      assertThat(Duration.between(script.start(), silent))
          .as("people talked all the time: -Dscale.seconds=N")
          .isLessThan(SPAN);
      first.awaitEnd(silent);
      told("all is as it was said");
    }
  }

  private static void secondOnesCome(Parts parts, WideGround ground) throws Exception {
    ground.addNode(1);
    for (String part : SECOND) {
      parts.launch(part);
    }
    for (String part : SECOND) {
      parts.awaitRunning(part);
    }
    ground.awaitNodes(2, "green");
    await("both workers work")
        .atMost(Parts.START)
        .ignoreExceptions()
        .until(() -> ground.working("connect-2").size() == 2);
    await("both flows work").atMost(Parts.START).until(() -> parts.shares("earshot-streams") > 1);
    await("both indexers work")
        .atMost(Parts.START)
        .until(() -> parts.shares("earshot-indexer") == 2);
  }

  private static void firstOnesGo(Parts parts, WideGround ground) throws Exception {
    for (String part : List.of("index", "streams", "connect", "api", "broker-1")) {
      parts.stop(part);
    }
    ground.removeNode(1);
    await("the other worker works")
        .atMost(Parts.START)
        .ignoreExceptions()
        .until(() -> ground.working("connect-2").size() == 1);
  }

  private static void firstOnesComeBack(Parts parts, WideGround ground) throws Exception {
    ground.addNode(1);
    for (String part : List.of("broker-1", "streams", "index", "connect", "api")) {
      parts.begin(part);
    }
    for (String part : List.of("connect-2", "index-2", "api-2")) {
      parts.stop(part);
    }
    ground.awaitNodes(2, "green");
  }

  private void told(String what) {
    System.out.printf(
        "%d s: %s%n", Duration.between(begun, Clock.systemUTC().instant()).toSeconds(), what);
  }
}
