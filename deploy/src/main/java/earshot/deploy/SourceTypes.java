package earshot.deploy;

import earshot.deploy.config.SourceType;
import earshot.ingest.connect.MentionConnector;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.apache.kafka.connect.source.SourceConnector;

/** The types of sources that are installed, found as Kafka Connect finds their connectors. */
final class SourceTypes {
  private SourceTypes() {}

  static Map<String, SourceType> installed() {
    Map<String, SourceType> types = new TreeMap<>();
    for (SourceConnector connector : ServiceLoader.load(SourceConnector.class)) {
      if (connector instanceof MentionConnector ours) {
        String name = ours.source().name();
        types.put(name, new SourceType(name, ours.getClass().getName(), ours.place()));
      }
    }
    return types;
  }
}
