package earshot.ingest.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import earshot.ingest.source.Addresses;
import earshot.ingest.source.Card;
import earshot.ingest.source.DeclaredSource;
import earshot.ingest.source.Feed;
import earshot.ingest.source.Settings;
import earshot.ingest.source.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.source.ConnectorTransactionBoundaries;
import org.apache.kafka.connect.source.ExactlyOnceSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a connector refuses, and how it spreads places over tasks. */
class MentionConnectorTest {
  private static final String GOOD = "{\"base-url\":\"http://a.example/\",\"shape\":\"newest\"%s}";

  private final TestSource.Connector connector = new TestSource.Connector();

  private static String places(String more) {
    return "[" + GOOD.formatted("") + "," + GOOD.formatted(more) + "]";
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`,\"evry\":\"1m\"`      | places[1]: unknown setting evry; known are | every",
        "`,\"every\":\"soon\"`   | places[1]                                  | 90s, 15m, 6h or"
            + " 30d",
        "`,\"every\":\"0s\"`     | every                                      | longer than"
            + " nothing",
        "`,\"retention\":\"x\"`  | retention                                  | 90s, 15m, 6h or"
            + " 30d",
        "`,\"match\":\"some\"`   | places[1]                                  | match",
        "`,\"budget\":0`         | budget                                     | at least one call",
        "`,\"budget\":\"much\"`  | places[1]                                  | budget",
        "`,\"rooms\":{}`         | places[1]: rooms                           | a text, a number or"
            + " a list",
        "`},{\"shape\":\"newest\"` | places[2]                                | base-url",
        "`},{`                   | places[2]                                  | base-url",
        "`},3,{`                 | places[2]                                  | must be an object"
      })
  void badPlacesAreRefusedByIndexAndKey(String more, String where, String fix) {
    String json = places(more);
    assertThatThrownBy(() -> connector.start(Map.of("places", json)))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(where)
        .hasMessageContaining(fix);
    assertThat(errors(json)).singleElement().asString().contains(where).contains(fix);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"nonsense|is no JSON", "{}|must be a JSON array", "''|must be a JSON array"})
  void placesAreAnArray(String json, String why) {
    assertThat(errors(json)).singleElement().asString().contains(why);
  }

  private List<String> errors(String places) {
    return connector.validate(Map.of("places", places)).configValues().stream()
        .flatMap(value -> value.errorMessages().stream())
        .toList();
  }

  @Test
  void goodPlacesAreNot() {
    String more =
        ",\"every\":\"90s\",\"since\":\"7d\",\"budget\":300,\"recheck\":\"2h\",\"retention\":\"90d\"";
    assertThat(errors(places(more + ",\"brands\":[\"A, Inc.\",\"B\"],\"match\":\"query\"")))
        .isEmpty();
  }

  @Test
  void everySettingOfEveryPlaceIsExplainedInSentences() {
    assertThat(Places.common().configKeys().values())
        .hasSize(9)
        .allSatisfy(key -> assertThat(key.documentation).matches("[A-Z].{20,}\\."));
  }

  @Test
  void aBrandMayHoldAComma() {
    connector.start(Map.of("places", "[" + GOOD.formatted(",\"brands\":[\"A, Inc.\"]") + "]"));
    assertThat(watched(connector.taskConfigs(1).getFirst()))
        .singleElement()
        .satisfies(feed -> assertThat(feed.brands()).containsExactly("A, Inc."));
  }

  @Test
  void eachFeedIsInOneTaskAndEachHostToo() {
    String json =
        IntStream.range(0, 40)
            .mapToObj(
                i ->
                    "{\"base-url\":\"http://h%d.example/\",\"shape\":\"newest\",\"rooms\":[\"r%d\"]}"
                        .formatted(i % 7, i))
            .collect(Collectors.joining(",", "[", "]"));
    connector.start(Map.of("places", json));
    List<Map<String, String>> tasks = connector.taskConfigs(3);
    assertThat(tasks).hasSize(3);
    List<String> feeds = new ArrayList<>();
    List<String> hosts = new ArrayList<>();
    for (Map<String, String> task : tasks) {
      watched(task).forEach(feed -> feeds.add(feed.feed().id()));
      watched(task).stream().map(Watched::host).distinct().forEach(hosts::add);
    }
    assertThat(feeds).hasSize(40).doesNotHaveDuplicates();
    assertThat(hosts).hasSize(7).doesNotHaveDuplicates();
  }

  @Test
  void thereAreNoMoreTasksThanHosts() {
    connector.start(Map.of("places", places("")));
    assertThat(connector.taskConfigs(9)).hasSize(1);
  }

  private List<Watched> watched(Map<String, String> task) {
    return connector.watched(new AbstractConfig(MentionConnector.TASK, task, false));
  }

  @Test
  void runsExactlyOnceWithConnectsOwnBoundaries() {
    assertThat(connector.exactlyOnceSupport(Map.of())).isEqualTo(ExactlyOnceSupport.SUPPORTED);
    assertThat(connector.canDefineTransactionBoundaries(Map.of()))
        .isEqualTo(ConnectorTransactionBoundaries.UNSUPPORTED);
    assertThat(connector.version()).matches("[0-9]+\\.[0-9]+.*");
  }

  @Test
  void placesAreNeverPrinted() {
    AbstractConfig config =
        new AbstractConfig(connector.config(), Map.of("places", "[\"secret\"]"), false);
    assertThat(config.values().toString()).doesNotContain("secret");
  }

  @ParameterizedTest
  @CsvSource({
    "'', https://other.example/",
    "'\"base-url\":\"https://usual.example\"', https://other.example/",
    "'\"base-url\":\"https://usual.example/\"', https://other.example/",
    "'\"base-url\":\"http://127.0.0.1:9\"', http://127.0.0.1:9/"
  })
  void otherAddressesOfAPlaceFollowABaseUrlThatIsNotTheUsualOne(String place, String asked) {
    List<String> addresses = new ArrayList<>();
    Settings settings = new Settings().base("https://usual.example", "Where it is asked");
    Source source =
        new DeclaredSource("two", settings) {
          @Override
          public List<Feed> feeds(AbstractConfig config) {
            addresses.add(Addresses.beside(config, "https://other.example").toString());
            return List.of();
          }

          @Override
          public Card card() {
            return new TestSource().card();
          }
        };
    new Places(source).watched("[{" + place + "}]");
    assertThat(addresses).containsExactly(asked);
  }
}
