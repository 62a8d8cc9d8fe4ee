package earshot.ingest.connect;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.sink.SinkConnector;

/**
 * Sends what is answered to the places of one source, with the keys by which they are read. It
 * reads {@code replies} and takes what is for its places.
 */
public final class ReplyConnector extends SinkConnector {
  /** Class of the connector that reads these places. */
  public static final String SOURCE = "source.connector";

  /** What begins so is how to reach Kafka for receipts. */
  public static final String RECEIPTS = "receipts.";

  static final ConfigDef SETTINGS =
      new ConfigDef(MentionConnector.SETTINGS)
          .define(
              SOURCE,
              ConfigDef.Type.STRING,
              ConfigDef.Importance.HIGH,
              "Class of the connector that reads these places.");

  private Map<String, String> settings = Map.of();

  @Override
  public void start(Map<String, String> config) {
    settings = Map.copyOf(config);
    ReplyTask.addressees(new AbstractConfig(SETTINGS, config, false));
  }

  /** One task: answers are written by hand, and one after the other none is sent twice. */
  @Override
  public List<Map<String, String>> taskConfigs(int maxTasks) {
    return List.of(settings);
  }

  @Override
  public Class<? extends Task> taskClass() {
    return ReplyTask.class;
  }

  @Override
  public void stop() {
    settings = Map.of();
  }

  @Override
  public ConfigDef config() {
    return SETTINGS;
  }

  @Override
  public String version() {
    return Version.VALUE;
  }
}
