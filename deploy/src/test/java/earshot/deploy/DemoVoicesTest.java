package earshot.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.deploy.config.Configuration;
import earshot.deploy.demo.DemoConfiguration;
import earshot.deploy.demo.Town;
import earshot.deploy.demo.TownServer;
import earshot.ingest.connect.MentionConnector;
import earshot.ingest.connect.MentionTask;
import earshot.mention.Listing;
import earshot.mention.Mention;
import earshot.mention.MentionJson;
import earshot.mention.Topics;
import earshot.query.listing.Difference;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTaskContext;
import org.apache.kafka.connect.storage.OffsetStorageReader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The demo's own configuration, its town, and the tasks that Connect would run between them. */
class DemoVoicesTest {
  private static final int MOST_POLLS = 60;
  private static final Clock CLOCK = Clock.systemUTC(); // the tasks have no other
  private static final List<Pattern> SCRIPTS =
      Stream.of("Latin", "Arabic", "Armenian", "Cyrillic")
          .map(script -> Pattern.compile("\\p{Is" + script + "}{3}"))
          .toList();

  private static TownServer town;

  /** It has talked for an hour already, so nobody has to wait for words. */
  @BeforeAll
  static void open() {
    town =
        TownServer.start(
            new Town(7, CLOCK.instant().minus(Duration.ofHours(1)), Town.PACE), CLOCK, 0);
  }

  @AfterAll
  static void close() {
    town.close();
  }

  static Set<String> places() {
    return new TreeSet<>(connectors().keySet());
  }

  @ParameterizedTest
  @MethodSource("places")
  void whatIsSaidInEachPlaceComesThrough(String connector) throws Exception {
    List<Mention> heard = said(connectors().get(connector), said -> !said.isEmpty());

    assertThat(heard)
        .isNotEmpty()
        .allMatch(mention -> ("earshot-" + mention.source()).equals(connector))
        .allMatch(mention -> mention.text().isPresent() && mention.author().isPresent());
  }

  @ParameterizedTest
  @ValueSource(strings = {"reddit", "lemmy", "stackexchange", "steam", "bluesky"})
  void peopleSpeakFourScriptsThere(String source) throws Exception {
    Predicate<List<Mention>> enough =
        said -> SCRIPTS.stream().allMatch(script -> said.stream().anyMatch(m -> in(script, m)));

    assertThat(enough.test(said(connectors().get("earshot-" + source), enough))).isTrue();
  }

  private static boolean in(Pattern script, Mention mention) {
    return mention.text().filter(text -> script.matcher(text).find()).isPresent();
  }

  @Test
  void pagesOfTheTownSayOtherThanItsShopsDeclare() throws Exception {
    List<Listing> stated =
        heard(
            connectors().get("earshot-webpage"),
            Topics.LISTINGS,
            Listing.class,
            facts ->
                facts.stream().flatMap(fact -> fact.brands().stream()).distinct().count() == 3);

    assertThat(Difference.among(configuration().brands(), stated))
        .extracting(found -> found.brand() + ": " + found.stated().name())
        .containsOnlyOnce(
            "Araxi Coffee: hours", "Araxi Coffee: price of espresso", "Hotel Sevanik: phone")
        .hasSize(3);
  }

  private static Configuration configuration() {
    return Configuration.parse(
        "demo", DemoConfiguration.yaml(town.url()), SourceTypes.installed(), Map.of());
  }

  private static Map<String, Map<String, String>> connectors() {
    return Connectors.of(configuration(), Map.of());
  }

  private static List<Mention> said(Map<String, String> config, Predicate<List<Mention>> enough)
      throws Exception {
    return heard(config, Topics.RAW, Mention.class, enough);
  }

  private static <T> List<T> heard(
      Map<String, String> config, Topics.Topic topic, Class<T> type, Predicate<List<T>> enough)
      throws Exception {
    Remembered offsets = new Remembered();
    MentionTask task = started(config, offsets);
    List<T> heard = new ArrayList<>();
    try {
      for (int polls = 0; polls < MOST_POLLS && !enough.test(heard); polls++) {
        List<SourceRecord> records = task.poll();
        for (SourceRecord record : records == null ? List.<SourceRecord>of() : records) {
          offsets.commit(record);
          task.commitRecord(record, null);
          if (record.topic().equals(topic.name()) && record.value() != null) {
            heard.add(MentionJson.read((byte[]) record.value(), type));
          }
        }
      }
    } finally {
      task.stop();
    }
    return heard;
  }

  private static MentionTask started(Map<String, String> config, OffsetStorageReader offsets)
      throws ReflectiveOperationException {
    MentionConnector connector =
        Class.forName(config.get("connector.class"))
            .asSubclass(MentionConnector.class)
            .getDeclaredConstructor()
            .newInstance();
    connector.start(config);
    Map<String, String> task = connector.taskConfigs(1).getFirst();
    MentionTask started = new MentionTask();
    started.initialize(new Context(task, offsets));
    started.start(task);
    return started;
  }

  private record Context(Map<String, String> configs, OffsetStorageReader offsetStorageReader)
      implements SourceTaskContext {
    @Override
    public PluginMetrics pluginMetrics() {
      throw new UnsupportedOperationException("no task asks for metrics");
    }
  }

  /** What Connect would have committed. */
  private static final class Remembered implements OffsetStorageReader {
    private final Map<Map<String, ?>, Map<String, ?>> committed = new HashMap<>();

    void commit(SourceRecord record) {
      committed.put(record.sourcePartition(), record.sourceOffset());
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> Map<String, Object> offset(Map<String, T> partition) {
      return (Map<String, Object>) committed.get(partition);
    }

    @Override
    public <T> Map<Map<String, T>, Map<String, Object>> offsets(
        Collection<Map<String, T>> partitions) {
      Map<Map<String, T>, Map<String, Object>> found = new HashMap<>();
      partitions.forEach(partition -> found.put(partition, offset(partition)));
      return found;
    }
  }
}
