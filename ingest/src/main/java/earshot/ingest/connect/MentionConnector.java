package earshot.ingest.connect;

import earshot.ingest.source.Replier;
import earshot.ingest.source.Source;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.types.Password;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.ConnectorTransactionBoundaries;
import org.apache.kafka.connect.source.ExactlyOnceSupport;
import org.apache.kafka.connect.source.SourceConnector;

/**
 * Watches places of one source. A subclass beside the source says which; it is listed in {@code
 * META-INF/services/org.apache.kafka.connect.source.SourceConnector}.
 */
public abstract class MentionConnector extends SourceConnector {
  /** A JSON array of objects, one a place. */
  public static final String PLACES = "places";

  public static final String ALLOW_PRIVATE = "allow-private-addresses";
  public static final String USER_AGENT = "user-agent";

  /** What begins so is how to reach Kafka for what places send by themselves; else nobody does. */
  public static final String HOOKS_CONSUMER = "hooks.consumer.";

  private static final String HOSTS = "task.hosts";
  private static final String CONNECTOR = "task.connector";

  static final ConfigDef SETTINGS =
      new ConfigDef()
          .define(
              PLACES,
              ConfigDef.Type.PASSWORD, // places may hold keys
              Importance.HIGH,
              "The places to watch: a JSON array of objects with the settings of each.")
          .define(
              ALLOW_PRIVATE,
              ConfigDef.Type.BOOLEAN,
              false,
              Importance.LOW,
              "Whether places may lie in loopback and private networks.")
          .define(
              USER_AGENT,
              ConfigDef.Type.STRING,
              "Earshot/" + Version.VALUE + " (+https://earshot.example)",
              Importance.LOW,
              "How we introduce ourselves to places.");

  static final ConfigDef TASK =
      new ConfigDef(SETTINGS)
          .define(HOSTS, ConfigDef.Type.LIST, Importance.HIGH, "Hosts that are this task's.")
          .define(
              CONNECTOR, ConfigDef.Type.STRING, Importance.HIGH, "Class that knows the source.");

  private Map<String, String> settings = Map.of();

  /** The source whose places these are. */
  public abstract Source source();

  /** All settings of one place: its source's and those that every place has. */
  public final ConfigDef place() {
    return Places.settings(source());
  }

  /** What answers mentions of this place; empty where its settings do not say that they are. */
  public final Optional<Replier> replier(Map<String, ?> place) {
    return new Places(source()).replier(place);
  }

  @Override
  public void start(Map<String, String> config) {
    settings = Map.copyOf(config);
    new Places(source()).watched(places(new AbstractConfig(SETTINGS, config, false)));
  }

  @Override
  public void stop() {
    settings = Map.of();
  }

  @Override
  public Class<? extends Task> taskClass() {
    return MentionTask.class;
  }

  /** Each host is in exactly one task, so throttle and budget of a place need no sharing. */
  @Override
  public List<Map<String, String>> taskConfigs(int maxTasks) {
    Places places = new Places(source());
    String json = places(new AbstractConfig(SETTINGS, settings, false));
    List<Map<String, String>> tasks = new ArrayList<>();
    for (Set<String> hosts : spread(places.watched(json), maxTasks)) {
      Map<String, String> task = new HashMap<>(settings);
      task.put(PLACES, places.onHosts(json, hosts));
      task.put(HOSTS, String.join(",", hosts));
      task.put(CONNECTOR, getClass().getName());
      tasks.add(task);
    }
    return tasks;
  }

  /** The biggest hosts first, each to the task that has least. */
  private static List<Set<String>> spread(List<Watched> feeds, int maxTasks) {
    Map<String, Integer> weights = new TreeMap<>();
    feeds.forEach(feed -> weights.merge(feed.host(), 1, Integer::sum));
    List<String> biggestFirst = new ArrayList<>(weights.keySet());
    biggestFirst.sort(Comparator.comparing(host -> -weights.getOrDefault(host, 0)));
    int count = Math.min(maxTasks, biggestFirst.size());
    List<Set<String>> tasks = new ArrayList<>();
    int[] load = new int[count];
    for (int i = 0; i < count; i++) {
      tasks.add(new TreeSet<>());
    }
    for (String host : biggestFirst) {
      int least = 0;
      for (int i = 1; i < count; i++) {
        least = load[i] < load[least] ? i : least;
      }
      load[least] += weights.getOrDefault(host, 0);
      tasks.get(least).add(host);
    }
    return tasks;
  }

  /** The feeds of one task. */
  List<Watched> watched(AbstractConfig task) {
    Set<String> hosts = new HashSet<>(task.getList(HOSTS));
    return new Places(source())
        .watched(places(task)).stream().filter(feed -> hosts.contains(feed.host())).toList();
  }

  /** The connector of a task, which knows its source. */
  static MentionConnector of(AbstractConfig task) {
    return named(task.getString(CONNECTOR));
  }

  static MentionConnector named(String name) {
    try {
      ClassLoader plugins = Thread.currentThread().getContextClassLoader();
      return Class.forName(name, true, plugins)
          .asSubclass(MentionConnector.class)
          .getDeclaredConstructor()
          .newInstance();
    } catch (ReflectiveOperationException e) {
      throw new ConnectException("no connector " + name, e);
    }
  }

  static String places(AbstractConfig config) {
    return config.getPassword(PLACES).value();
  }

  /** Says of every place what is wrong with it, before anything starts. */
  @Override
  public Config validate(Map<String, String> config) {
    Config result = super.validate(config);
    result.configValues().stream()
        .filter(value -> value.name().equals(PLACES) && value.value() != null)
        .forEach(
            value -> {
              try {
                new Places(source()).watched(((Password) value.value()).value());
              } catch (ConfigException e) {
                value.addErrorMessage(e.getMessage());
              }
            });
    return result;
  }

  @Override
  public ConfigDef config() {
    return SETTINGS;
  }

  @Override
  public ExactlyOnceSupport exactlyOnceSupport(Map<String, String> config) {
    return ExactlyOnceSupport.SUPPORTED;
  }

  /** One poll is one transaction: that is Connect's default boundary. */
  @Override
  public ConnectorTransactionBoundaries canDefineTransactionBoundaries(Map<String, String> config) {
    return ConnectorTransactionBoundaries.UNSUPPORTED;
  }

  @Override
  public String version() {
    return Version.VALUE;
  }
}
