package earshot.deploy.chaos;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The engines that an Earshot in pieces stands on: brokers, Elasticsearch and Connect workers. */
interface Ground extends AutoCloseable {
  /** Names of the brokers; all of them begin before anything else. */
  List<String> brokers();

  String bootstrap();

  List<URI> elasticsearch();

  /** The wires before its engines, by name, where it has such. */
  default Map<String, Wire> wires() {
    return Map.of();
  }

  /** Starts a broker or a Connect worker of this name. */
  ChildEarshot launch(String part, Path config) throws IOException;

  /** Waits until that runs. */
  void awaitRunning(String part, ChildEarshot child) throws IOException, InterruptedException;

  @Override
  void close();
}
