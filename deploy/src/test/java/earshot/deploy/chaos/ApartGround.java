package earshot.deploy.chaos;

import earshot.deploy.ConnectChild;
import earshot.deploy.local.BrokerAlone;
import earshot.deploy.local.Installation;
import earshot.deploy.local.LocalElasticsearch;
import earshot.deploy.local.NodeSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** One engine of each kind; the broker is apart. */
record ApartGround(Path dir, Apart apart, LocalElasticsearch node) implements Ground {
  private static final String PORT = "9092";

  static ApartGround in(Path dir, Apart apart) {
    Installation installation = new Installation(Path.of("target/earshot").toAbsolutePath());
    return new ApartGround(
        dir,
        apart,
        LocalElasticsearch.start(installation, dir.resolve("node"), NodeSettings.small()));
  }

  @Override
  public List<String> brokers() {
    return List.of("broker");
  }

  @Override
  public String bootstrap() {
    return Apart.ADDRESS + ":" + PORT;
  }

  @Override
  public List<URI> elasticsearch() {
    return List.of(node.url());
  }

  @Override
  public ChildEarshot launch(String part, Path config) throws IOException {
    return part.equals("broker")
        ? ChildEarshot.ofTests(
            apart.there(),
            BrokerAlone.class,
            dir.resolve("brokers").toString(),
            Apart.ADDRESS,
            PORT,
            PORT)
        : ChildEarshot.ofTests(ConnectChild.class, config.toString());
  }

  @Override
  public void awaitRunning(String part, ChildEarshot child)
      throws IOException, InterruptedException {
    child.await("running " + part, Parts.START);
  }

  @Override
  public void close() {
    node.close();
  }
}
