package earshot.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Tells how a running Earshot is. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description =
        "Tells the health of each component, and each source's coverage and last success; of what fails, what to do next.")
final class StatusVerb implements Callable<Integer> {
  @Mixin private Address address = new Address();

  @Override
  public Integer call() {
    Running running = address.running();
    JsonNode health = running.ask("/health", Map.of());
    health.path("components").properties().forEach(c -> component(c.getKey(), c.getValue()));
    JsonNode feeds = running.ask("/api/v1/coverage", Map.of()).path("feeds");
    System.out.printf("%n%d feeds%n", feeds.size());
    feeds.forEach(StatusVerb::feed);
    return health.path("status").asText().equals("down") ? 1 : 0;
  }

  private static void component(String name, JsonNode state) {
    boolean well = state.path("ok").asBoolean();
    System.out.printf(
        "%-14s %-6s %s%n", name, well ? "ok" : "FAILS", state.path("message").asText());
    if (!well) {
      System.out.printf("%-14s %-6s %s%n", "", "→", Advice.part(name));
    }
  }

  private static void feed(JsonNode feed) {
    System.out.printf("%-12s %s%n", feed.path("source").asText(), feed.path("place").asText());
    System.out.printf(
        "             %d said, %d gone, %d unreadable; last success %s, next poll %s%n",
        feed.path("said").asLong(),
        feed.path("gone").asLong(),
        feed.path("unreadable").asLong(),
        feed.path("lastSuccess").asText("never"),
        feed.path("nextPoll").asText("not planned"));
    feed.path("gaps")
        .forEach(
            gap ->
                System.out.printf(
                    "             gap %s to %s: %s%n",
                    gap.path("from").asText(),
                    gap.path("to").asText(),
                    gap.path("reason").asText()));
    if (feed.hasNonNull("problem")) {
      System.out.printf("             problem: %s%n", feed.path("problem").asText());
      System.out.printf("             → %s%n", Advice.feed(feed));
    }
  }
}
