package earshot.deploy.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What was really said against what an Earshot holds and what the desk was told.
 *
 * @param ready when all of it ran; alerts are owed for what was said later
 */
record Reckoning(Script script, Witness witness, Desk desk, Instant ready) {
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  /** All that was said so far and stays is found, whatever its version. */
  void awaitSaid(String after) {
    awaitSaid(after, () -> {});
  }

  /**
   * Likewise.
   *
   * @param meanwhile what an operator does until then, again and again
   */
  void awaitSaid(String after, Runnable meanwhile) {
    long until = script.millisAt(Clock.systemUTC().instant());
    Set<String> said =
        Stream.of(Script.Channel.values())
            .flatMap(channel -> script.of(channel).stream())
            .filter(item -> item.bornMillis() <= until && item.existsAt(Long.MAX_VALUE))
            .map(item -> withoutVersion(item.textAt(0)))
            .collect(Collectors.toSet());
    await("found again after " + after)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(250))
        .ignoreExceptions()
        .until(
            () -> {
              meanwhile.run();
              return witness.total() >= said.size() && known().containsAll(said);
            });
  }

  /** Since nothing is said any more: texts, versions, alerts and review checks are as they were. */
  void awaitEnd(Instant silent) throws Exception {
    List<String> truth = script.truthAt(script.millisAt(silent));
    await("what was said until " + silent)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofSeconds(1))
        .ignoreExceptions()
        .untilAsserted(() -> assertThat(witness.texts()).isEqualTo(truth));
    assertThat(witness.trouble()).as("versions that passed twice or not at all").isEmpty();
    await("alerts").atMost(PATIENCE).until(() -> desk.told().containsAll(alarming()));
    assertThat(desk.told()).as("alerts").doesNotHaveDuplicates();
    await("a review check").atMost(PATIENCE).until(() -> !desk.checked().isEmpty());
    assertThat(desk.checked()).as("review checks").doesNotHaveDuplicates();
  }

  private Set<String> known() throws Exception {
    return witness.texts().stream().map(Reckoning::withoutVersion).collect(Collectors.toSet());
  }

  private static String withoutVersion(String text) {
    return text.replaceAll(" in its version.*", "");
  }

  private List<String> alarming() throws Exception {
    List<String> ids = new ArrayList<>();
    for (JsonNode mention : witness.mentions().values()) {
      boolean later = Instant.parse(mention.path("publishedAt").asText()).isAfter(ready);
      if (later && !mention.path("backfilled").asBoolean()) {
        ids.add(mention.path("id").asText());
      }
    }
    return ids;
  }
}
