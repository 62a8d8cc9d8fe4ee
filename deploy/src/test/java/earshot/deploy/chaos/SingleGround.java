package earshot.deploy.chaos;

import earshot.deploy.ConnectChild;
import earshot.deploy.local.FreePort;
import earshot.deploy.local.Installation;
import earshot.deploy.local.LocalElasticsearch;
import earshot.deploy.local.NodeSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** One engine of each kind. */
final class SingleGround implements Ground {
  private final Path dir;
  private final int kafka = FreePort.picked();
  private final LocalElasticsearch elasticsearch;

  private SingleGround(Path dir, LocalElasticsearch elasticsearch) {
    this.dir = dir;
    this.elasticsearch = elasticsearch;
  }

  static SingleGround in(Path dir) {
    Installation installation = new Installation(Path.of("target/earshot").toAbsolutePath());
    return new SingleGround(
        dir, LocalElasticsearch.start(installation, dir.resolve("node"), NodeSettings.small()));
  }

  @Override
  public List<String> brokers() {
    return List.of("broker");
  }

  @Override
  public String bootstrap() {
    return "127.0.0.1:" + kafka;
  }

  @Override
  public List<URI> elasticsearch() {
    return List.of(elasticsearch.url());
  }

  @Override
  public ChildEarshot launch(String part, Path config) throws IOException {
    return part.equals("broker")
        ? ChildEarshot.ofTests(
            BrokerChild.class, dir.resolve("brokers").toString(), String.valueOf(kafka))
        : ChildEarshot.ofTests(ConnectChild.class, config.toString());
  }

  @Override
  public void awaitRunning(String part, ChildEarshot child)
      throws IOException, InterruptedException {
    child.await("running " + part, Parts.START);
  }

  @Override
  public void close() {
    elasticsearch.close();
  }
}
