package earshot.deploy.local;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.source.ExactlyOnceSupport;
import org.apache.kafka.connect.source.SourceConnector;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;

/** Says 0, 1, 2 … up to a limit, as bytes, and remembers how far it got. */
public final class TickConnector extends SourceConnector {
  private Map<String, String> settings = Map.of();

  @Override
  public void start(Map<String, String> props) {
    settings = props;
  }

  @Override
  public Class<? extends Task> taskClass() {
    return TickTask.class;
  }

  @Override
  public List<Map<String, String>> taskConfigs(int maxTasks) {
    return List.of(settings);
  }

  @Override
  public void stop() {}

  @Override
  public ExactlyOnceSupport exactlyOnceSupport(Map<String, String> config) {
    return ExactlyOnceSupport.SUPPORTED;
  }

  @Override
  public ConfigDef config() {
    return new ConfigDef()
        .define("topic", ConfigDef.Type.STRING, ConfigDef.Importance.HIGH, "where to")
        .define("limit", ConfigDef.Type.LONG, ConfigDef.Importance.HIGH, "how many");
  }

  @Override
  public String version() {
    return "1";
  }

  /** The one task. */
  public static final class TickTask extends SourceTask {
    private static final Map<String, String> FEED = Map.of("feed", "ticks");

    private String topic = "";
    private long next;
    private long limit;

    @Override
    public void start(Map<String, String> props) {
      topic = props.getOrDefault("topic", "");
      limit = Long.parseLong(props.getOrDefault("limit", "0"));
      Map<String, Object> seen = context.offsetStorageReader().offset(FEED);
      next = seen == null ? 0 : (Long) seen.get("next");
    }

    @Override
    public List<SourceRecord> poll() throws InterruptedException {
      if (next == limit) {
        Thread.sleep(50); // no test waits for it: Connect asks again at once where nothing came
      }
      List<SourceRecord> ticks = new ArrayList<>();
      while (next < limit && ticks.size() < 10) {
        byte[] tick = String.valueOf(next).getBytes(StandardCharsets.UTF_8);
        next++;
        ticks.add(
            new SourceRecord(
                FEED,
                Map.of("next", next),
                topic,
                Schema.OPTIONAL_BYTES_SCHEMA,
                tick,
                Schema.OPTIONAL_BYTES_SCHEMA,
                tick));
      }
      return ticks;
    }

    @Override
    public void stop() {}

    @Override
    public String version() {
      return "1";
    }
  }
}
