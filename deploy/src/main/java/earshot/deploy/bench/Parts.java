package earshot.deploy.bench;

import earshot.query.elasticsearch.ElasticsearchConnection;
import earshot.streams.StageMeter;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/**
 * The parts of a running Earshot as {@code up} wires them, of which a bench starts what it
 * measures.
 */
public interface Parts {
  /** Who is told, to rules. */
  String DESK = "desk";

  /** Whether texts are looked at, and by an encoder too. */
  enum Models {
    ON,
    OFF,
    WITH_ENCODER
  }

  /** Refuses where this build has no encoder. */
  void needEncoder();

  /** The flow from raw to assessed mentions. */
  AutoCloseable streams(Map<String, Object> kafka, Path dir, StageMeter meter, Models models);

  /** The one writer of the index. */
  AutoCloseable indexer(Map<String, Object> kafka, ElasticsearchConnection index);

  /** What tells a webhook, which rules know as {@link #DESK}, of what they found. */
  AutoCloseable notifier(Map<String, Object> kafka, ElasticsearchConnection index, URI webhook);

  /** API and pages on a free port. */
  Api api(Map<String, Object> kafka, ElasticsearchConnection index);

  /** Something that answers HTTP. */
  interface Api extends AutoCloseable {
    String url();
  }
}
