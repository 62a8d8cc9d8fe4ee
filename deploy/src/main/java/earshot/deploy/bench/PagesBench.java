package earshot.deploy.bench;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.deploy.local.Refusal;
import earshot.deploy.screens.Glance;
import earshot.mention.Brand;
import earshot.mention.MentionJson;
import earshot.streams.StageMeter;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What people wait for once there are many mentions: each page, searches with facets and
 * highlights, the queue of what to answer; and how fast the index is filled anew while searches go
 * on. Loads what it asks itself, without text models, for they change nothing in these times.
 */
final class PagesBench implements Bench {
  private static final String INDEX = "grown";
  private static final int ROUNDS = 40;
  private static final int WARM = 10;

  /** How often a browser opens each page. */
  private static final int PAINTS = 20;

  private static final Duration PATIENCE = Duration.ofMinutes(30);

  /** Ten a second while the index is filled anew, as from a busy team. */
  private static final long BETWEEN_MILLIS = 100;

  private static final String INBOX =
      "/api/v1/mentions?status=open&queue=answer&sort=priority&highlight=true";

  /** Pages by the name of their figures. */
  private static final Map<String, String> PAGES = pages();

  private static Map<String, String> pages() {
    Map<String, String> pages = new LinkedHashMap<>();
    pages.put("inbox", "/?status=open&queue=answer&sort=priority");
    pages.put("search", "/?q=kettle&sort=relevance");
    pages.put("groups", "/groups");
    pages.put("trends", "/trends?brand=Norvik&by=week&from=2026-01-01&to=2026-07-01");
    pages.put("alerts", "/alerts");
    pages.put("rules", "/rules");
    pages.put("digest", "/digest?brand=Norvik&from=2026-03-01&to=2026-03-07");
    pages.put("listings", "/listings");
    pages.put("sources", "/sources");
    return pages;
  }

  @Override
  public String name() {
    return "pages";
  }

  @Override
  public Map<String, Double> run(Workshop workshop) throws Exception {
    Phases phases = new Phases(workshop::say);
    try (Flow flow = workshop.flow(INDEX)) {
      long there = load(workshop, flow);
      Asking asking = new Asking(flow.api().url(), workshop.isTrial() ? 1 : ROUNDS);
      phases.measure(
          "pages over %,d mentions".formatted(there),
          figures -> {
            figures.put("mentions", (double) there);
            asking.pages(figures);
          });
      phases.measure("searches", asking::searches);
      phases.measure("pages in a browser", figures -> painted(workshop, asking, figures));
      phases.measure(
          "the index is filled anew while searches go on",
          figures -> asking.reindex(there, figures));
    }
    return phases.figures();
  }

  /** What a browser adds, where there is one. */
  private static void painted(Workshop workshop, Asking asking, Map<String, Double> figures)
      throws Exception {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    try {
      Optional<Glance> found = Glance.open(path);
      if (found.isEmpty()) {
        workshop.say("no browser found: first paint is not measured");
        return;
      }
      try (Glance glance = found.get()) {
        asking.paints(glance, figures);
      }
    } catch (Refusal refusal) {
      workshop.say("first paint is not measured: " + refusal.getMessage());
    }
  }

  private static long load(Workshop workshop, Flow flow) throws Exception {
    workshop.say("loading %,d mentions".formatted(workshop.mentions()));
    for (String name : Chatter.BRANDS) {
      flow.declare(new Brand(name, Optional.empty()));
    }
    Backlog backlog = new Backlog(new Chatter(), workshop.mentions());
    flow.fill(backlog);
    flow.createIndex();
    flow.start(Parts.Models.OFF, StageMeter.off());
    flow.awaitSearchable(backlog.left(), PATIENCE);
    workshop.cluster().calm();
    return backlog.left();
  }

  /** One person's browser. */
  private record Asking(HttpClient client, String url, int rounds) {
    Asking(String url, int rounds) {
      this(HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build(), url, rounds);
    }

    void pages(Map<String, Double> figures) throws IOException, InterruptedException {
      double largest = 0;
      double slowest = 0;
      for (Map.Entry<String, String> page : PAGES.entrySet()) {
        Samples samples = asked(List.of(page.getValue()));
        samples.into(figures, "page_" + page.getKey() + "_", 50, 95);
        slowest = Math.max(slowest, samples.percentile(95));
        largest = Math.max(largest, ask("GET", page.getValue()).length / 1024.0);
      }
      figures.put("slowest_page_p95_ms", slowest);
      figures.put("largest_page_kb", largest);
    }

    void paints(Glance glance, Map<String, Double> figures) throws Exception {
      double slowest = 0;
      for (Map.Entry<String, String> page : PAGES.entrySet()) {
        Samples samples = new Samples();
        glance.firstPaint(url + page.getValue());
        for (int round = 0; round < Math.min(rounds, PAINTS); round++) {
          samples.add(glance.firstPaint(url + page.getValue()));
        }
        samples.into(figures, "page_" + page.getKey() + "_first_paint_", 50, 95);
        slowest = Math.max(slowest, samples.percentile(95));
      }
      figures.put("first_paint_ms", slowest);
      figures.put("layout_shift", glance.shift(url + PAGES.get("inbox"), this::happen));
    }

    /** Somebody says something, and somebody else is done with what stands first. */
    private void happen() throws IOException, InterruptedException {
      String first = MentionJson.MAPPER.readTree(ask("GET", INBOX)).at("/mentions/0/id").asText();
      post("/api/v1/mentions/" + first + "/status", "{\"status\":\"done\"}");
      post("/api/v1/feedback", "{\"brand\":\"Norvik\",\"text\":\"The kettle is fine.\"}");
    }

    private void post(String path, String body) throws IOException, InterruptedException {
      ask(
          path,
          HttpRequest.newBuilder(URI.create(url + path))
              .header("Content-Type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    void searches(Map<String, Double> figures) throws IOException, InterruptedException {
      asked(mix()).into(figures, "search_", 50, 99);
      asked(List.of(INBOX)).into(figures, "inbox_", 50, 95);
    }

    private static List<String> mix() {
      return Searches.MIX.stream()
          .map(search -> "/api/v1/mentions?highlight=true&" + Searches.query(search))
          .toList();
    }

    private Samples asked(List<String> paths) throws IOException, InterruptedException {
      Samples samples = new Samples();
      for (int round = rounds == 1 ? 0 : -WARM; round < rounds; round++) {
        for (String path : paths) {
          long start = System.nanoTime();
          ask("GET", path);
          if (round >= 0) {
            samples.addNanos(System.nanoTime() - start);
          }
        }
      }
      return samples;
    }

    void reindex(long mentions, Map<String, Double> figures)
        throws IOException, InterruptedException {
      List<String> searches = mix();
      Samples meanwhile = new Samples();
      long start = System.nanoTime();
      ask("POST", "/api/v1/reindex");
      for (int i = 0; !over(); i++) {
        long asked = System.nanoTime();
        ask("GET", searches.get(i % searches.size()));
        meanwhile.addNanos(System.nanoTime() - asked);
        Thread.sleep(BETWEEN_MILLIS);
      }
      figures.put("reindex_per_s", mentions * 1e9 / (System.nanoTime() - start));
      meanwhile.into(figures, "search_meanwhile_", 50, 99);
    }

    private boolean over() throws IOException, InterruptedException {
      JsonNode progress = MentionJson.MAPPER.readTree(ask("GET", "/api/v1/reindex"));
      if (progress.hasNonNull("problem")) {
        throw new IOException(progress.path("problem").asText());
      }
      return !progress.path("state").asText().equals("running");
    }

    private byte[] ask(String method, String path) throws IOException, InterruptedException {
      return ask(
          path,
          HttpRequest.newBuilder(URI.create(url + path))
              .method(method, HttpRequest.BodyPublishers.noBody()));
    }

    private byte[] ask(String path, HttpRequest.Builder request)
        throws IOException, InterruptedException {
      HttpResponse<byte[]> answer =
          client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      if (answer.statusCode() >= 300) {
        throw new IOException(
            "%s answers %d: %s"
                .formatted(
                    path, answer.statusCode(), new String(answer.body(), StandardCharsets.UTF_8)));
      }
      return answer.body();
    }
  }
}
