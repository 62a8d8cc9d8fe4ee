package earshot.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Has a running Earshot build its index anew. */
@Command(
    name = "reindex",
    mixinStandardHelpOptions = true,
    description =
        "Builds a fresh index from Kafka beside the one in use and swaps it in without losing a search.")
final class ReindexVerb implements Callable<Integer> {
  private static final String PATH = "/api/v1/reindex";

  @Mixin private Address address = new Address();

  @Override
  public Integer call() throws InterruptedException {
    Running running = address.running();
    JsonNode now = running.tell(PATH, Map.of(), "application/json", "");
    while (now.path("state").asText().equals("running")) {
      System.out.printf("%,d changes read%n", now.path("read").asLong());
      Thread.sleep(1000);
      now = running.ask(PATH, Map.of());
    }
    if (now.path("state").asText().equals("failed")) {
      throw new Asked("the old index stays in use: " + now.path("problem").asText());
    }
    System.out.printf(
        "done: %,d changes read; the new index is in use%n", now.path("read").asLong());
    return 0;
  }
}
