package earshot.deploy.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.deploy.local.FreePort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * A backup of a whole Earshot, put into an empty place: all that was said, done and decided is
 * there, and polling goes on as if nothing had happened. It takes minutes: {@code
 * -Dit.test=RestoredIT -Drestored=true}.
 */
@EnabledIfSystemProperty(named = "restored", matches = "true")
class RestoredIT {
  private static final Duration START = Duration.ofMinutes(4);
  private static final Duration SETTLE = Duration.ofMinutes(4);
  private static final int ITEMS = 300;

  @TempDir Path dir;

  @Test
  void whatWasThereIsThereAndNothingComesTwice() throws Exception {
    int port = FreePort.picked();
    int kafka = FreePort.picked();
    Script script = new Script(11, Clock.systemUTC().instant(), ITEMS, Duration.ofSeconds(30));
    Witness witness = new Witness(port, "127.0.0.1:" + kafka);
    try (ScriptedPlaces places = ScriptedPlaces.start(script, Clock.systemUTC(), 11)) {
      Path config = Files.writeString(dir.resolve("earshot.yml"), places.watchedWith(kafka));
      Map<String, JsonNode> before;
      try (ChildEarshot original = ChildEarshot.up(config, dir.resolve("first"), port)) {
        original.awaitReady(START);
        await().atMost(SETTLE).until(() -> witness.mentions().size() > ITEMS / 3);
        work(witness.as(token("first")));
        places.standStill(true);
        before = settled(witness);
        original.stop(Duration.ofMinutes(2));
      }
      String[] there = {"--data", dir.resolve("first").toString(), "--config", config.toString()};
      verb("backup", dir.resolve("all.backup").toString(), there);
      there[1] = dir.resolve("second").toString();
      verb("restore", dir.resolve("all.backup").toString(), there);

      try (ChildEarshot restored = ChildEarshot.up(config, dir.resolve("second"), port)) {
        restored.awaitReady(START);
        witness.as(token("second"));
        await()
            .atMost(SETTLE)
            .untilAsserted(() -> assertThat(facts(witness)).containsExactlyEntriesOf(before));
        places.standStill(false);
        await()
            .atMost(untilLookedAtAgain(script))
            .untilAsserted(() -> assertThat(said(witness)).isEqualTo(script.truth()));
        assertThat(witness.trouble()).as("versions that passed twice or not at all").isEmpty();
        assertThat(facts(witness)).containsEntry("people", before.get("people"));
        restored.stop(Duration.ofMinutes(2));
      }
    }
  }

  /**
   * An item is asked for when it is twice as old as the last time, so that can take as long again.
   */
  private static Duration untilLookedAtAgain(Script script) {
    Instant oldest = script.start().minus(Duration.ofMinutes(1));
    return Duration.between(oldest, Clock.systemUTC().instant()).plus(SETTLE);
  }

  /** Without the visitor's word, which is in no script. */
  private static List<String> said(Witness witness) throws Exception {
    return witness.texts().stream().filter(text -> !text.startsWith("A visitor")).toList();
  }

  /** What people do with it. */
  private static void work(Witness witness) throws Exception {
    done(
        witness,
        "/api/v1/people",
        "{\"name\": \"ada\", \"role\": \"manager\", \"password\": \"analytical engine\"}");
    done(
        witness,
        "/api/v1/rules",
        "{\"name\": \"many\", \"when\": \"item\", \"threshold\": {\"count\": 5000}}");
    List<String> ids = new ArrayList<>(witness.mentions().keySet());
    done(witness, "/api/v1/mentions/" + ids.get(0) + "/status", "{\"status\": \"done\"}");
    done(witness, "/api/v1/mentions/" + ids.get(1) + "/note", "{\"text\": \"rang them\"}");
    done(witness, "/api/v1/mentions/" + ids.get(2) + "/sentiment", "{\"label\": \"negative\"}");
    done(
        witness,
        "/api/v1/feedback",
        "{\"brand\": \"Acme\", \"text\": \"A visitor's item\", \"contact\": \"v@visitor.example\"}");
  }

  private static void done(Witness witness, String path, String json) throws Exception {
    var answer = witness.post(path, json);
    assertThat(answer.statusCode()).as("%s: %s", path, answer.body()).isBetween(200, 202);
  }

  /** All that is known, once it has stopped moving. */
  private static Map<String, JsonNode> settled(Witness witness) throws Exception {
    List<Map<String, JsonNode>> looks = new ArrayList<>(List.of(Map.of()));
    await()
        .atMost(SETTLE)
        .pollInterval(Duration.ofSeconds(4))
        .until(
            () -> {
              looks.add(facts(witness));
              return looks.getLast().equals(looks.get(looks.size() - 2));
            });
    return looks.getLast();
  }

  private static Map<String, JsonNode> facts(Witness witness) throws Exception {
    Map<String, JsonNode> facts = new TreeMap<>(witness.lasting());
    facts.put("people", witness.ask("/api/v1/people"));
    facts.put("rules", witness.ask("/api/v1/rules"));
    return facts;
  }

  private void verb(String verb, String file, String... there) throws Exception {
    List<String> words = new ArrayList<>(List.of(verb, file));
    words.addAll(List.of(there));
    try (ChildEarshot done = ChildEarshot.start(Map.of(), words)) {
      done.awaitEnd(Duration.ofMinutes(3));
      assertThat(done.status()).as(done.said()).isZero();
    }
  }

  private String token(String folder) throws IOException {
    return Files.readString(dir.resolve(folder).resolve("token")).strip();
  }
}
