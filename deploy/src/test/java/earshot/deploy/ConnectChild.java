package earshot.deploy;

import earshot.deploy.config.Configuration;
import earshot.deploy.local.ConnectWorker;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** A Connect worker with what a configuration declares, in a process of its own, to be killed. */
public final class ConnectChild {
  private ConnectChild() {}

  /** With the configuration {@code args[0]}, which names outside brokers. */
  public static void main(String[] args) throws InterruptedException {
    Configuration configuration =
        Configuration.read(Path.of(args[0]), SourceTypes.installed(), System.getenv());
    Map<String, Object> kafka =
        Engines.client(configuration.kafka(), configuration.kafka().getString("bootstrap"));
    ConnectWorker worker = ConnectWorker.start(kafka);
    Map<String, Map<String, String>> declared = Connectors.of(configuration, kafka);
    declared.forEach(worker::put);
    Watchdog.start(worker, declared::keySet);
    System.out.println("running connect");
    new CountDownLatch(1).await();
  }
}
