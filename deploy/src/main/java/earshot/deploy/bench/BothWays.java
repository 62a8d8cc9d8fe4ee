package earshot.deploy.bench;

import earshot.assess.priority.Weights;
import earshot.query.Ranking;
import earshot.query.SearchRequest;
import earshot.query.elasticsearch.ElasticsearchConnection;
import earshot.query.elasticsearch.ElasticsearchMentionStore;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One client that asks the API and, with the very requests that it sends on, Elasticsearch itself:
 * in turns, because whoever asks second finds warm caches.
 */
final class BothWays {
  private static final int ROUNDS = 60;
  private static final String OURS = "api_p50_ms";

  /** Warm once so many batches of rounds in a row... */
  private static final int STEADY_BATCHES = 4;

  /** ... were no faster than the fastest before by more than this share. */
  private static final double STEADY = 0.03;

  /** Batches until a machine counts as restless and is measured as it is. */
  private static final int MOST_WARMING = 30;

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String url;
  private final Cluster cluster;
  private final ElasticsearchMentionStore store;

  BothWays(String url, Cluster cluster, ElasticsearchConnection index) {
    this.url = url;
    this.cluster = cluster;
    this.store =
        new ElasticsearchMentionStore(index, () -> new Ranking(Instant.now(), Weights.DEFAULT));
  }

  /** Until the compilers of both processes are done: it takes them thousands of searches. */
  void warm() throws IOException, InterruptedException {
    double fastest = Double.MAX_VALUE;
    int steady = 0;
    for (int batch = 0; batch < MOST_WARMING && steady < STEADY_BATCHES; batch++) {
      double now = measure().getOrDefault(OURS, 0.0);
      steady = now > fastest * (1 - STEADY) ? steady + 1 : 0;
      fastest = Math.min(fastest, now);
    }
  }

  /** The figures of so many rounds that a percentile tells something. */
  Map<String, Double> measure() throws IOException, InterruptedException {
    return rounds(ROUNDS);
  }

  /** The figures of so many rounds of all kinds of searches. */
  Map<String, Double> rounds(int count) throws IOException, InterruptedException {
    Samples api = new Samples();
    Samples highlighted = new Samples();
    Samples direct = new Samples();
    for (int round = 0; round < count; round++) {
      for (Map<String, String> search : Searches.MIX) {
        if (round % 2 == 0) {
          api.addNanos(throughApi(search, false));
          direct.addNanos(straight(search));
        } else {
          direct.addNanos(straight(search));
          api.addNanos(throughApi(search, false));
        }
        highlighted.addNanos(throughApi(search, true));
      }
    }
    return figures(api, highlighted, direct);
  }

  private long throughApi(Map<String, String> search, boolean highlight)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create(
                    url + "/api/v1/mentions?highlight=" + highlight + "&" + Searches.query(search)))
            .build();
    long start = System.nanoTime();
    HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
    long nanos = System.nanoTime() - start;
    if (answer.statusCode() != 200) {
      throw new IOException(new String(answer.body(), StandardCharsets.UTF_8));
    }
    return nanos;
  }

  private long straight(Map<String, String> search) throws IOException, InterruptedException {
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    search.forEach((name, value) -> parameters.put(name, List.of(value)));
    List<ElasticsearchMentionStore.Sent> all = store.sent(SearchRequest.of(parameters));
    long start = System.nanoTime();
    for (ElasticsearchMentionStore.Sent sent : all) {
      cluster.post(sent.path(), sent.body());
    }
    return System.nanoTime() - start;
  }

  private static Map<String, Double> figures(Samples api, Samples highlighted, Samples direct) {
    Map<String, Double> figures = new LinkedHashMap<>();
    api.into(figures, "api_", 50, 99);
    highlighted.into(figures, "api_highlighted_", 50, 99);
    direct.into(figures, "direct_", 50, 99);
    figures.put("ratio", api.percentile(50) / direct.percentile(50));
    return figures;
  }
}
