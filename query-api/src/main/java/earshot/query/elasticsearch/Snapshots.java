package earshot.query.elasticsearch;

import co.elastic.clients.elasticsearch._types.Time;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Frozen views of the index, for orders that move while somebody turns pages.
 *
 * <p>Each costs the cluster a round trip and open files until it dies, so first pages asked within
 * a moment share one.
 */
final class Snapshots {
  /** How long a view lives after it was last asked. */
  static final Time KEEP_ALIVE = Time.of(t -> t.time("5m"));

  private final ElasticsearchConnection connection;
  private final Duration shared;
  private final InstantSource clock;
  private @Nullable View latest;

  /** Views that are shared for so long; well below the second that indexing takes to show. */
  Snapshots(ElasticsearchConnection connection, Duration shared, InstantSource clock) {
    this.connection = connection;
    this.shared = shared;
    this.clock = clock;
  }

  private record View(String id, Instant opened) {}

  /** A view that was opened just now. */
  synchronized String fresh() {
    Instant now = clock.instant();
    View view = latest;
    if (view == null || !now.isBefore(view.opened().plus(shared))) {
      view = new View(open(), now);
      latest = view;
    }
    return view.id();
  }

  /** Lets go of a view that has died before its time. */
  synchronized void forget(String id) {
    if (latest != null && latest.id().equals(id)) {
      latest = null;
    }
  }

  private String open() {
    return connection
        .ask(c -> c.openPointInTime(p -> p.index(connection.alias()).keepAlive(KEEP_ALIVE)))
        .id();
  }
}
