package earshot.deploy.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/**
 * A Connect worker in a container keeps what it knows where ours does, so that one can follow the
 * other.
 */
class ConnectPropertiesTest {
  @Test
  void theContainersWorkerRemembersWhereOursDoes() throws IOException {
    Properties written = new Properties();
    try (Reader file = Files.newBufferedReader(Path.of("compose/connect.properties"))) {
      written.load(file);
    }
    Map<String, String> ours = ConnectWorker.settings(Map.of("bootstrap.servers", "kafka:9092"));
    for (String key : written.stringPropertyNames()) {
      if (key.matches(".*(storage|converter|group|exactly|bootstrap).*")) {
        assertThat(written.getProperty(key)).as(key).isEqualTo(ours.get(key));
      }
    }
    assertThat(written).containsKeys("offset.storage.topic", "exactly.once.source.support");
  }
}
