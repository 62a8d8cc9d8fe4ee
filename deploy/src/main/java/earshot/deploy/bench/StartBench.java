package earshot.deploy.bench;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.mention.MentionJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * From the start of a process on a fresh folder until it is ready, and until its first mention is
 * found.
 */
final class StartBench implements Bench {
  private static final String READY = "ready ";
  private static final long FIRST_SECONDS = 120;

  @Override
  public String name() {
    return "start";
  }

  @Override
  public Map<String, Double> run(Workshop workshop) throws Exception {
    Map<String, Double> figures = new LinkedHashMap<>();
    workshop.say("up on a fresh folder");
    try (Child up =
        child(workshop, "up", "--data", workshop.dir().resolve("up").toString(), "--port", "0")) {
      up.awaitSaid(READY);
      figures.put("ready_s", up.seconds());
    }
    workshop.say("the demo, until its first mention is found");
    try (Child demo = child(workshop, "demo", "--port", "0")) {
      String url = demo.awaitSaid(READY);
      double ready = demo.seconds();
      figures.put("demo_ready_s", ready);
      awaitMention(url);
      double first = demo.seconds();
      figures.put("first_mention_s", first);
      figures.put("first_mention_after_ready_s", first - ready);
      figures.putAll(memory(demo.process()));
    }
    return figures;
  }

  private static Child child(Workshop workshop, String... arguments) throws IOException {
    return workshop.keep(Child.start("up", List.of(arguments)));
  }

  private static void awaitMention(String url) throws IOException, InterruptedException {
    HttpRequest any =
        HttpRequest.newBuilder(URI.create(url + "/api/v1/mentions?size=1&facets=false")).build();
    long deadline = System.nanoTime() + FIRST_SECONDS * 1_000_000_000;
    try (HttpClient client = HttpClient.newHttpClient()) {
      while (System.nanoTime() < deadline) {
        JsonNode answer =
            MentionJson.MAPPER.readTree(
                client.send(any, HttpResponse.BodyHandlers.ofByteArray()).body());
        if (answer.path("total").asLong() > 0) {
          return;
        }
        Thread.sleep(50);
      }
    }
    throw new IllegalStateException("no mention was found within %d s".formatted(FIRST_SECONDS));
  }

  /**
   * Resident memory by process, where the system tells: ours, the largest child, and those that
   * only watch.
   */
  private static Map<String, Double> memory(ProcessHandle process) {
    Map<String, Double> megabytes = new LinkedHashMap<>();
    Memory.resident(process).ifPresent(own -> megabytes.put("rss_earshot_mb", own));
    List<Double> children =
        process
            .descendants()
            .map(Memory::resident)
            .flatMap(mb -> mb.stream().boxed())
            .sorted(Comparator.reverseOrder())
            .toList();
    if (!children.isEmpty()) {
      megabytes.put("rss_elasticsearch_mb", children.getFirst());
      megabytes.put("rss_guards_mb", children.stream().skip(1).mapToDouble(mb -> mb).sum());
    }
    return megabytes;
  }
}
