package earshot.deploy.local;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** One of several Elasticsearch nodes; the first of them forms the cluster. */
public final class NodeMember {
  private static final Duration STOP = Duration.ofMinutes(1);

  private final ElasticsearchHome home;
  private final int number;
  private final int http;
  private final List<Integer> transports;

  private NodeMember(ElasticsearchHome home, int number, int http, List<Integer> transports) {
    this.home = home;
    this.number = number;
    this.http = http;
    this.transports = transports;
  }

  /** A node as it runs. */
  public interface Running extends AutoCloseable {
    @Override
    void close() throws InterruptedException;
  }

  /**
   * In a folder.
   *
   * @param number its place in {@code transports}, at which nodes talk to each other
   */
  public static NodeMember in(Path dir, int number, List<Integer> transports) throws IOException {
    ElasticsearchHome home = ElasticsearchHome.prepare(Installations.built(), dir);
    return new NodeMember(home, number, FreePort.picked(), transports);
  }

  public URI url() {
    return URI.create("http://127.0.0.1:" + http);
  }

  /** Begins; whoever needs it waits. */
  public Running begin() throws IOException, InterruptedException {
    home.configure(NodeSettings.small(), http);
    Path file = home.config().resolve("elasticsearch.yml");
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    lines.removeIf(line -> line.matches("(discovery.type|node.name|transport.port):.*"));
    lines.add("node.name: node-" + number);
    lines.add("transport.port: " + transports.get(number));
    lines.add(
        "discovery.seed_hosts: "
            + transports.stream().map(p -> "127.0.0.1:" + p).collect(quoted()));
    if (number == 0) {
      lines.add("cluster.initial_master_nodes: [node-0]");
    }
    Files.write(file, lines);
    GuardedProcess process = LocalElasticsearch.launch(home);
    return () -> process.stop(STOP);
  }

  private static java.util.stream.Collector<CharSequence, ?, String> quoted() {
    return Collectors.joining("\", \"", "[\"", "\"]");
  }
}
