package earshot.query.elasticsearch;

import static earshot.query.Said.NOW;

import earshot.assess.priority.Weights;
import earshot.deploy.local.Installation;
import earshot.deploy.local.LocalElasticsearch;
import earshot.deploy.local.NodeSettings;
import earshot.query.GroupBook;
import earshot.query.Ranking;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An empty index of its own on one node that all tests of this process share. */
final class RealIndex implements AutoCloseable {
  /** A node that is there already, to try things quickly. */
  private static final String RUNNING = "earshot.test.elasticsearch";

  private static final AtomicInteger COUNT = new AtomicInteger();
  private static @Nullable URI node;

  final IndexTemplate template =
      new IndexTemplate(
          "test-%d-%d".formatted(ProcessHandle.current().pid(), COUNT.incrementAndGet()), 1, 0);
  final ElasticsearchConnection connection =
      new ElasticsearchConnection(List.of(node()), Optional.empty(), template);
  final ElasticsearchMentionConsumer consumer = new ElasticsearchMentionConsumer(connection);
  final ElasticsearchMentionStore store;

  RealIndex() {
    this(() -> new Ranking(NOW, Weights.DEFAULT));
  }

  RealIndex(Supplier<Ranking> rankings) {
    this(rankings, GroupBook.empty());
  }

  RealIndex(Supplier<Ranking> rankings, GroupBook book) {
    store = new ElasticsearchMentionStore(connection, rankings, book, Duration.ZERO);
  }

  /** The same index, as a process that starts later meets it. */
  ElasticsearchConnection again() {
    return new ElasticsearchConnection(List.of(node()), Optional.empty(), template);
  }

  private static synchronized URI node() {
    URI known = node;
    if (known == null) {
      String running = System.getProperty(RUNNING);
      known = running == null ? start() : URI.create(running);
      node = known;
    }
    return known;
  }

  /** Its guard stops it with this process. */
  private static URI start() {
    try {
      Path dir = Files.createTempDirectory("earshot-index");
      LocalElasticsearch started =
          LocalElasticsearch.start(
              new Installation(Path.of("target", "earshot")), dir, NodeSettings.small());
      Runtime.getRuntime().addShutdownHook(new Thread(started::close));
      return started.url();
    } catch (IOException e) {
      throw new UncheckedIOException("there is no room for a node", e);
    }
  }

  @Override
  public void close() {
    connection.ask(c -> c.indices().delete(d -> d.index(List.copyOf(connection.indices()))));
    connection.ask(c -> c.indices().deleteIndexTemplate(d -> d.name(template.name())));
    connection.close();
  }
}
