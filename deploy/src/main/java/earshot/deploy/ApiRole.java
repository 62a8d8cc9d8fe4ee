package earshot.deploy;

import earshot.assess.priority.Weights;
import earshot.query.CheckResult;
import earshot.query.Ranking;
import earshot.query.elasticsearch.ElasticsearchConnection;
import earshot.query.elasticsearch.ElasticsearchMentionStore;
import earshot.query.http.MentionApi;
import earshot.query.http.Wiring;
import earshot.query.live.KafkaCoverageLedger;
import earshot.query.live.KafkaEventFeed;
import earshot.query.pages.Pages;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/** API and pages. */
final class ApiRole implements AutoCloseable {
  private static final Set<String> CORE = Set.of("kafka", "elasticsearch", "streams", "index");

  private final KafkaCoverageLedger coverage;
  private final KafkaEventFeed events;
  private final MentionApi api;
  private final String host;

  private ApiRole(
      KafkaCoverageLedger coverage, KafkaEventFeed events, MentionApi api, String host) {
    this.coverage = coverage;
    this.events = events;
    this.api = api;
    this.host = host;
  }

  /**
   * Starts to listen.
   *
   * @param health how the parts of this process are, by name
   */
  static ApiRole start(
      Map<String, Object> kafka,
      ElasticsearchConnection index,
      Weights weights,
      Map<String, Supplier<CheckResult>> health,
      Listen listen) {
    Clock clock = Clock.systemUTC();
    KafkaCoverageLedger coverage = new KafkaCoverageLedger(kafka).start();
    KafkaEventFeed events = new KafkaEventFeed(kafka).start();
    Map<String, Supplier<CheckResult>> parts = new LinkedHashMap<>(health);
    parts.put("coverage", coverage::check);
    parts.put("events", events::check);
    Set<String> core = new TreeSet<>(CORE);
    core.retainAll(parts.keySet());
    Wiring wiring =
        new Wiring(
            new ElasticsearchMentionStore(index, () -> new Ranking(clock.instant(), weights)),
            () -> weights,
            parts,
            core,
            coverage,
            events,
            clock,
            Main.version(),
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));
    MentionApi api = new MentionApi(wiring, new Pages(wiring)).start(listen.host(), listen.port());
    return new ApiRole(coverage, events, api, listen.host());
  }

  String url() {
    return "http://"
        + (host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host)
        + ":"
        + api.port();
  }

  @Override
  public void close() {
    api.close();
    events.close();
    coverage.close();
  }
}
