package earshot.deploy.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An Earshot in pieces while people talk, and faults that strike any piece at any moment. After
 * each, all that was said is found again; in the end the index holds what was really said, each
 * version passed once and each alert was told once. {@code -Dchaos.faults=N} takes as many as told
 * (200 take an hour and a half), {@code -Dchaos.seed=N} repeats a run.
 */
class FaultsIT {
  private static final int FAULTS = Integer.getInteger("chaos.faults", 5);
  private static final Duration SPAN = Duration.ofSeconds(Math.max(60, FAULTS * 20L));
  private static final Duration HEALED = Duration.ofMinutes(4);

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
      Instant ready = Clock.systemUTC().instant();
      Witness witness = parts.witness();
      List<Fault> due = new ArrayList<>(Fault.all());
      for (int i = 1; i <= FAULTS; i++) {
        Fault fault = due.isEmpty() ? Fault.any(dice) : due.remove(dice.nextInt(due.size()));
        new CountDownLatch(1).await(dice.nextInt(3_000), TimeUnit.MILLISECONDS);
        long struck = script.millisAt(Clock.systemUTC().instant());
        System.out.printf("fault %d of %d: %s%n", i, FAULTS, fault);
        Set<String> plain = Onlooker.during(witness, () -> fault.strike(parts, dice));
        assertThat(plain).as("what pages said meanwhile, seed %d", seed).isEmpty();
        await("healed from " + fault)
            .atMost(HEALED)
            .pollInterval(Duration.ofSeconds(1))
            .ignoreExceptions()
            .until(() -> knows(witness).containsAll(said(struck)));
      }
      await().atMost(HEALED).ignoreExceptions().until(() -> quiet() && settled(witness));
      assertThat(witness.texts()).as("the index, seed %d", seed).isEqualTo(script.truth());
      assertThat(witness.trouble()).as("versions, seed %d", seed).isEmpty();
      await().atMost(HEALED).until(() -> desk.told().containsAll(alarming(witness, ready)));
      assertThat(desk.told()).as("alerts, seed %d", seed).doesNotHaveDuplicates();
    }
  }

  private boolean quiet() {
    return script.millisAt(Clock.systemUTC().instant()) > script.quietAfterMillis();
  }

  private boolean settled(Witness witness) throws Exception {
    return witness.texts().equals(script.truth());
  }

  /** Items that were said before then and stay, whatever their version. */
  private Set<String> said(long millis) {
    return Stream.of(Script.Channel.values())
        .flatMap(channel -> script.of(channel).stream())
        .filter(item -> item.bornMillis() <= millis && item.existsAt(Long.MAX_VALUE))
        .map(item -> withoutVersion(item.textAt(0)))
        .collect(Collectors.toSet());
  }

  private static Set<String> knows(Witness witness) throws Exception {
    return witness.texts().stream().map(FaultsIT::withoutVersion).collect(Collectors.toSet());
  }

  private static String withoutVersion(String text) {
    return text.replaceAll(" in its version.*", "");
  }

  /** Mentions that the rule speaks of, and that were said when all of it ran. */
  private static List<String> alarming(Witness witness, Instant ready) throws Exception {
    List<String> ids = new ArrayList<>();
    for (JsonNode mention : witness.mentions().values()) {
      boolean after = Instant.parse(mention.path("publishedAt").asText()).isAfter(ready);
      if (after && !mention.path("backfilled").asBoolean()) {
        ids.add(mention.path("id").asText());
      }
    }
    return ids;
  }
}
