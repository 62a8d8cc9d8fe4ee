package earshot.deploy.bench;

import earshot.deploy.local.FileTree;
import earshot.deploy.local.Installation;
import earshot.deploy.local.LocalElasticsearch;
import earshot.deploy.local.NodeSettings;
import earshot.query.elasticsearch.ElasticsearchConnection;
import earshot.query.elasticsearch.IndexTemplate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A throw-away folder with an Elasticsearch node of its own, shared by the benches of one run. */
public final class Workshop implements AutoCloseable {
  private static final int A_TRIAL = 20_000;

  private static final Logger LOG = LoggerFactory.getLogger(Workshop.class);

  private final Path dir;
  private final Parts parts;
  private final int mentions;
  private final Duration soak;
  private final Consumer<String> progress;
  private @Nullable LocalElasticsearch node;
  private @Nullable Throughput throughput;
  private int flows;
  private final Deque<AutoCloseable> open = new ConcurrentLinkedDeque<>();
  private volatile boolean closed;

  /**
   * A workshop in a new temporary folder; nothing is started yet.
   *
   * @param mentions how many a bench loads
   * @param soak how long the bench of that name goes on
   * @param progress told in a few words what is being done
   */
  public static Workshop open(Parts parts, int mentions, Duration soak, Consumer<String> progress) {
    try {
      return new Workshop(
          Files.createTempDirectory("earshot-bench-"), parts, mentions, soak, progress);
    } catch (IOException e) {
      throw new UncheckedIOException("there is no room for a temporary folder", e);
    }
  }

  private Workshop(Path dir, Parts parts, int mentions, Duration soak, Consumer<String> progress) {
    this.dir = dir;
    this.parts = parts;
    this.mentions = mentions;
    this.soak = soak;
    this.progress = progress;
  }

  int mentions() {
    return mentions;
  }

  Duration soak() {
    return soak;
  }

  /** Whether it is only tried whether it runs: with so few mentions nobody measures. */
  boolean isTrial() {
    return mentions < A_TRIAL;
  }

  Parts parts() {
    return parts;
  }

  Path dir() {
    return dir;
  }

  void say(String doing) {
    progress.accept(doing);
  }

  /** Where the node answers; started when first asked. */
  synchronized URI elasticsearch() {
    LocalElasticsearch running = node;
    if (closed) {
      throw new IllegalStateException("the bench was stopped");
    }
    if (running == null) {
      say("starting Elasticsearch");
      NodeSettings settings =
          new NodeSettings(NodeSettings.standard().heapMegabytes(), false, OptionalInt.empty());
      running =
          LocalElasticsearch.start(
              Installation.ofThisProcess(), dir.resolve("elasticsearch"), settings);
      node = running;
    }
    return running.url();
  }

  /** A connection to an index of this name, which is created when first used. */
  ElasticsearchConnection index(String alias) {
    return new ElasticsearchConnection(
        List.of(elasticsearch()), Optional.empty(), new IndexTemplate(alias, 1, 0));
  }

  Cluster cluster() {
    return new Cluster(elasticsearch());
  }

  /** A fresh broker whose mentions go to the index of this name. */
  Flow flow(String alias) {
    return keep(Flow.open(dir.resolve("flow-" + ++flows), this, alias));
  }

  /** Closes this with the workshop at the latest, also when somebody ends the bench. */
  <T extends AutoCloseable> T keep(T part) {
    open.push(part);
    return part;
  }

  /**
   * What the machine can take, measured when first asked; afterwards the index {@link
   * Throughput#INDEX} is loaded.
   */
  Throughput throughput() throws Exception {
    Throughput known = throughput;
    if (known == null) {
      known = Throughput.measure(this);
      throughput = known;
    }
    return known;
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    open.forEach(Workshop::stop);
    LocalElasticsearch running = node;
    if (running != null) {
      running.close();
    }
    try {
      FileTree.delete(dir);
    } catch (IOException e) {
      throw new UncheckedIOException("the folder of the bench could not be removed: " + dir, e);
    }
  }

  /** The folder has to go, whatever a part says. */
  private static void stop(AutoCloseable part) {
    try {
      part.close();
    } catch (Exception e) {
      LOG.error("{} did not stop cleanly", part.getClass().getSimpleName(), e);
    }
  }
}
