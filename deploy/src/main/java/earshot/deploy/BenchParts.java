package earshot.deploy;

import earshot.assess.priority.Weights;
import earshot.deploy.bench.Parts;
import earshot.deploy.config.Configuration;
import earshot.query.ReplyBook;
import earshot.query.access.AccessRules;
import earshot.query.elasticsearch.ElasticsearchConnection;
import earshot.query.http.Box;
import earshot.query.http.Hooks;
import earshot.query.http.RuleForm;
import earshot.query.live.PlaceBook;
import earshot.streams.StageMeter;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The roles of this process, for the benches. */
final class BenchParts implements Parts {
  private static final RuleForm NO_RULES =
      new RuleForm(
          given -> {
            throw new IllegalArgumentException("a bench takes no rules");
          });

  private final Weights weights;

  BenchParts(Weights weights) {
    this.weights = weights;
  }

  @Override
  public void needEncoder() {
    Given.encoder().close();
  }

  @Override
  public AutoCloseable streams(
      Map<String, Object> kafka, Path dir, StageMeter meter, Models models) {
    return models == Models.OFF
        ? StreamsRole.start(kafka, dir, meter, StreamsRole.withoutModels())
        : StreamsRole.start(
            kafka, dir, meter, List.of(), Given.encoder(models == Models.WITH_ENCODER));
  }

  @Override
  public AutoCloseable indexer(Map<String, Object> kafka, ElasticsearchConnection index) {
    return IndexRole.start(kafka, index);
  }

  @Override
  public AutoCloseable notifier(
      Map<String, Object> kafka, ElasticsearchConnection index, URI webhook) {
    String text =
        """
        notify: {%s: {type: webhook, url: "%s"}}
        network: {allow-private-addresses: true}
        """
            .formatted(DESK, webhook);
    Configuration configuration = Configuration.parse("bench", text, Map.of(), Map.of());
    return NotifyRole.start(kafka, configuration, index, new Listen("127.0.0.1", 0));
  }

  @Override
  public Api api(Map<String, Object> kafka, ElasticsearchConnection index) {
    Entrance entrance = Entrance.open(kafka, AccessRules.STANDARD);
    ApiRole api =
        ApiRole.start(
            kafka,
            index,
            new ApiSettings(weights, List.of(), List.of(), List.of(), NO_RULES),
            ReplyBook.NONE,
            PlaceBook.none(),
            Box.STANDARD,
            () -> Hooks.NONE,
            entrance,
            Map.of(),
            new Listen("127.0.0.1", 0));
    return new Api() {
      @Override
      public String url() {
        return api.url();
      }

      @Override
      public void close() {
        api.close();
        entrance.close();
      }
    };
  }
}
