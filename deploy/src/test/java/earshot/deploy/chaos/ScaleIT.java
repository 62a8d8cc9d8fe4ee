package earshot.deploy.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Second instances come and go while people talk. On demand, for it takes the memory of eight
 * processes: {@code -Dit.test=ScaleIT -Dscale=true}.
 */
@EnabledIfSystemProperty(named = "scale", matches = "true")
class ScaleIT {
  private static final List<String> SECOND = List.of("streams-2", "index-2", "api-2");

  private final Script script =
      new Script(5, Clock.systemUTC().instant(), 1_000, Duration.ofSeconds(150));

  @TempDir Path dir;

  @Test
  void instancesAreAddedAndTakenAwayUnderLoad() throws Exception {
    try (Desk desk = Desk.open();
        ScriptedPlaces places = ScriptedPlaces.start(script, Clock.systemUTC(), 5);
        Parts parts = Parts.start(dir, places.watched() + desk.rules())) {
      Reckoning reckoning =
          new Reckoning(script, parts.witness(), desk, Clock.systemUTC().instant());
      for (String part : SECOND) {
        parts.begin(part);
      }
      reckoning.awaitSaid("second instances came");
      assertThat(parts.shares("earshot-streams")).as("members of the flow").isGreaterThan(1);
      assertThat(parts.shares("earshot-indexer")).as("indexers").isEqualTo(2);
      parts.stop("index");
      parts.stop("streams");
      reckoning.awaitSaid("the first ones went");
      parts.begin("streams");
      parts.stop("index-2");
      parts.begin("index");
      reckoning.awaitSaid("the first ones came back");
      reckoning.awaitEnd();
    }
  }
}
