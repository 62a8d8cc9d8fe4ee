package earshot.deploy.chaos;

import earshot.deploy.ConnectChild;
import earshot.deploy.local.BrokerAlone;
import earshot.deploy.local.FreePort;
import earshot.deploy.local.Installation;
import earshot.deploy.local.LocalElasticsearch;
import earshot.deploy.local.NodeSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** One engine of each kind, behind a wire of its own. */
final class SingleGround implements Ground {
  private final Path dir;
  private final int kafka = FreePort.picked();
  private final int kafkaTold = FreePort.picked();
  private final int elasticsearchTold = FreePort.picked();
  private final LocalElasticsearch elasticsearch;
  private final Map<String, Wire> wires;

  private SingleGround(Path dir, LocalElasticsearch elasticsearch) throws IOException {
    this.dir = dir;
    this.elasticsearch = elasticsearch;
    this.wires =
        Map.of(
            "broker", Wire.between(kafkaTold, kafka),
            "elasticsearch", Wire.between(elasticsearchTold, elasticsearch.url().getPort()));
  }

  static SingleGround in(Path dir) throws IOException {
    Installation installation = new Installation(Path.of("target/earshot").toAbsolutePath());
    return new SingleGround(
        dir, LocalElasticsearch.start(installation, node(dir), NodeSettings.small()));
  }

  /** Where the one on this folder keeps its index. */
  static Path node(Path dir) {
    return dir.resolve("node");
  }

  @Override
  public Map<String, Wire> wires() {
    return wires;
  }

  @Override
  public List<String> brokers() {
    return List.of("broker");
  }

  @Override
  public String bootstrap() {
    return "127.0.0.1:" + kafkaTold;
  }

  @Override
  public List<URI> elasticsearch() {
    return List.of(URI.create("http://127.0.0.1:" + elasticsearchTold));
  }

  @Override
  public ChildEarshot launch(String part, Path config) throws IOException {
    return part.equals("broker")
        ? ChildEarshot.ofTests(
            BrokerAlone.class,
            dir.resolve("brokers").toString(),
            "127.0.0.1",
            String.valueOf(kafka),
            String.valueOf(kafkaTold))
        : ChildEarshot.ofTests(ConnectChild.class, config.toString());
  }

  @Override
  public void awaitRunning(String part, ChildEarshot child)
      throws IOException, InterruptedException {
    child.await("running " + part, Parts.START);
  }

  @Override
  public void close() {
    wires.values().forEach(Wire::close);
    elasticsearch.close();
  }
}
