package earshot.deploy.bench;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.mention.MentionJson;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * From the start of a process on a fresh folder until it is ready, and until its first mention is
 * found.
 */
final class StartBench implements Bench {
  private static final String READY = "ready ";
  private static final long STOP_SECONDS = 60;
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
      figures.put("ready_s", up.readySeconds());
    }
    workshop.say("the demo, until its first mention is found");
    try (Child demo = child(workshop, "demo", "--port", "0")) {
      double ready = demo.readySeconds();
      figures.put("demo_ready_s", ready);
      double first = demo.firstMentionSeconds();
      figures.put("first_mention_s", first);
      figures.put("first_mention_after_ready_s", first - ready);
      figures.putAll(demo.memory());
    }
    return figures;
  }

  private static Child child(Workshop workshop, String... arguments) throws IOException {
    return workshop.keep(Child.start(arguments));
  }

  /** Another Earshot, started as this one was. */
  private static final class Child implements AutoCloseable {
    private final HttpClient client = HttpClient.newHttpClient();
    private final long start = System.nanoTime();
    private final Process process;
    private final BufferedReader lines;
    private String url = "";

    private Child(Process process) {
      this.process = process;
      this.lines = process.inputReader(StandardCharsets.UTF_8);
    }

    static Child start(String... arguments) throws IOException {
      List<String> command =
          new ArrayList<>(
              List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
      ManagementFactory.getRuntimeMXBean()
          .getInputArguments()
          .forEach(option -> command.add(option.replace("/bench-", "/up-")));
      command.addAll(List.of("-cp", System.getProperty("java.class.path"), "earshot.deploy.Main"));
      command.addAll(List.of(arguments));
      return new Child(new ProcessBuilder(command).redirectErrorStream(true).start());
    }

    double readySeconds() throws IOException {
      List<String> said = new ArrayList<>();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        said.add(line);
        if (line.startsWith(READY)) {
          url = line.substring(READY.length());
          return seconds();
        }
      }
      throw new IllegalStateException("it ended before it was ready: " + said);
    }

    double firstMentionSeconds() throws IOException, InterruptedException {
      HttpRequest any =
          HttpRequest.newBuilder(URI.create(url + "/api/v1/mentions?size=1&facets=false")).build();
      double deadline = seconds() + FIRST_SECONDS;
      while (seconds() < deadline) {
        JsonNode answer =
            MentionJson.MAPPER.readTree(
                client.send(any, HttpResponse.BodyHandlers.ofByteArray()).body());
        if (answer.path("total").asLong() > 0) {
          return seconds();
        }
        Thread.sleep(50);
      }
      throw new IllegalStateException("no mention was found within %d s".formatted(FIRST_SECONDS));
    }

    /**
     * Resident memory by process, where the system tells: ours, the largest child, and those that
     * only watch.
     */
    Map<String, Double> memory() {
      Map<String, Double> megabytes = new LinkedHashMap<>();
      Resident.of(process.toHandle()).ifPresent(own -> megabytes.put("rss_earshot_mb", own));
      List<Double> children =
          process
              .descendants()
              .map(Resident::of)
              .flatMap(mb -> mb.stream().boxed())
              .sorted(Comparator.reverseOrder())
              .toList();
      if (!children.isEmpty()) {
        megabytes.put("rss_elasticsearch_mb", children.getFirst());
        megabytes.put("rss_guards_mb", children.stream().skip(1).mapToDouble(mb -> mb).sum());
      }
      return megabytes;
    }

    private double seconds() {
      return (System.nanoTime() - start) / 1e9;
    }

    @Override
    public void close() throws InterruptedException {
      process.destroy();
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    }
  }
}
