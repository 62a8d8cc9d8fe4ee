package earshot.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.deploy.config.Settings;
import earshot.ingest.connect.MentionConnector;
import earshot.ingest.source.Card;
import earshot.mention.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.source.SourceConnector;
import org.junit.jupiter.api.Test;

/**
 * What the README says of settings, topics and channels is made from the code, and what it quotes
 * is the code. After a change, write it anew with {@code mvn -pl deploy -am test -Dtest=ReadmeTest
 * -Dreadme=write}.
 */
class ReadmeTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Path README = ROOT.resolve("README.md");

  @Test
  void settings() throws IOException {
    standsInReadme("settings", ReadmeTest::settingsTable);
  }

  @Test
  void placeSettings() throws IOException {
    standsInReadme("place-settings", ReadmeTest::placeTable);
  }

  @Test
  void topics() throws IOException {
    standsInReadme("topics", ReadmeTest::topicsTable);
  }

  @Test
  void channels() throws IOException {
    standsInReadme("channels", ReadmeTest::channelsTable);
  }

  /** The date of a figure is that of the file. */
  @Test
  void measured() throws IOException {
    MeasuredTable table = new MeasuredTable(ROOT.resolve("deploy/measured.json"));
    List<String> rows =
        Files.readAllLines(Path.of("src/test/resources/earshot/deploy/measured.tsv"));
    standsInReadme("measured", () -> table.of(rows));
  }

  @Test
  void quotesThePoll() throws IOException {
    standsInReadme(
        "poll",
        () -> method("ingest/src/main/java/earshot/ingest/connect/MentionTask.java", "poll()"));
  }

  @Test
  void quotesTheTopology() throws IOException {
    standsInReadme(
        "topology",
        () ->
            method("streams/src/main/java/earshot/streams/MentionTopology.java", "Topology get()"));
  }

  private static void standsInReadme(String part, Supplier<String> made) throws IOException {
    String readme = Files.readString(README);
    Matcher marked =
        Pattern.compile("(?s)(<!-- " + part + " -->\n)(?:.*?\n)??(<!-- end of " + part + " -->)")
            .matcher(readme);
    assertThat(marked.find()).as("README.md has the markers of " + part).isTrue();
    String due = marked.replaceFirst("$1" + Matcher.quoteReplacement(made.get()) + "\n$2");
    if ("write".equals(System.getProperty("readme"))) {
      Files.writeString(README, due);
    }
    assertThat(Files.readString(README))
        .as("README.md is made from the code: run this test with -Dreadme=write")
        .isEqualTo(due);
  }

  private static String settingsTable() {
    Stream<String> rows =
        Settings.SECTIONS.entrySet().stream()
            .flatMap(
                section ->
                    keys(section.getValue())
                        .map(
                            key ->
                                row(
                                    "`" + section.getKey() + "." + key.name + "`",
                                    standard(key),
                                    key.documentation)));
    return table(List.of("setting", "default", "meaning"), rows);
  }

  private static String placeTable() {
    Stream<String> rows =
        connectors()
            .flatMap(
                connector -> {
                  ConfigDef own = connector.source().config();
                  return keys(own)
                      .map(
                          key ->
                              row(
                                  "`" + connector.source().name() + "." + key.name + "`",
                                  standard(key),
                                  key.documentation));
                });
    Stream<String> common =
        keys(connectors().findFirst().orElseThrow().place())
            .filter(
                key -> connectors().noneMatch(c -> c.source().config().names().contains(key.name)))
            .filter(key -> !key.name.equals("brands"))
            .map(key -> row("`" + key.name + "`", standard(key), key.documentation));
    return table(List.of("setting", "default", "meaning"), Stream.concat(common, rows));
  }

  private static String topicsTable() {
    Stream<String> rows =
        Topics.ALL.stream()
            .map(
                t ->
                    row(
                        "`" + t.name() + "`",
                        t.key(),
                        t.writers(),
                        t.readers(),
                        t.policy().name().toLowerCase(java.util.Locale.ROOT),
                        kept(t),
                        t.text() ? "yes" : "no",
                        t.content()));
    return table(
        List.of(
            "topic", "key", "writer", "readers", "policy", "kept", "holds text?", "what it holds"),
        rows);
  }

  private static String kept(Topics.Topic topic) {
    String newest =
        "newest of each key; the rest goes within " + Topics.FORGOTTEN_AFTER.toHours() + " h";
    String days = topic.retention().toDays() + " days";
    if (topic.policy() == Topics.Policy.DELETE) {
      return days;
    }
    return topic.retention().isZero() ? newest : newest + ", all after " + days;
  }

  private static String channelsTable() {
    Stream<String> rows =
        connectors()
            .map(
                c -> {
                  Card card = c.source().card();
                  return row(
                      "`" + c.source().name() + "`",
                      card.covers(),
                      card.cannot(),
                      card.completeness().word(),
                      card.edits(),
                      card.deletions(),
                      card.cost(),
                      card.retention(),
                      card.key(),
                      card.reply(),
                      card.proof().word());
                });
    return table(
        List.of(
            "type",
            "covers",
            "cannot see",
            "completeness",
            "edits",
            "deletions",
            "limits",
            "retention",
            "key",
            "answers",
            "tried against"),
        rows);
  }

  private static Stream<MentionConnector> connectors() {
    return ServiceLoader.load(SourceConnector.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(MentionConnector.class::isInstance)
        .map(MentionConnector.class::cast)
        .sorted(Comparator.comparing(c -> c.source().name()));
  }

  private static Stream<ConfigDef.ConfigKey> keys(ConfigDef declared) {
    return declared.configKeys().values().stream().sorted(Comparator.comparing(key -> key.name));
  }

  private static String standard(ConfigDef.ConfigKey key) {
    if (key.defaultValue == ConfigDef.NO_DEFAULT_VALUE) {
      return "(required)";
    }
    return key.defaultValue == null
            || key.defaultValue.equals("")
            || key.defaultValue.equals(List.of())
        ? ""
        : "`" + plain(key.defaultValue) + "`";
  }

  private static String plain(Object value) {
    return value instanceof List<?> list
        ? list.stream().map(Object::toString).collect(Collectors.joining(", "))
        : value.toString();
  }

  private static String table(List<String> head, Stream<String> rows) {
    String rule = row(head.stream().map(h -> "---").toArray(String[]::new));
    return row(head.toArray(String[]::new))
        + "\n"
        + rule
        + "\n"
        + rows.collect(Collectors.joining("\n"));
  }

  private static String row(String... cells) {
    return Stream.of(cells)
        .map(cell -> cell.replace("|", "\\|").replace("\n", " "))
        .collect(Collectors.joining(" | ", "| ", " |"));
  }

  /** The method as it stands in its file, as a fenced block. */
  private static String method(String file, String signature) {
    try {
      List<String> lines = Files.readAllLines(ROOT.resolve(file));
      int start = 0;
      while (!lines.get(start).contains(" " + signature)) {
        start++;
      }
      int end = start;
      while (!lines.get(end).equals("  }")) {
        end++;
      }
      return "```java\n" + String.join("\n", lines.subList(start, end + 1)) + "\n```";
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
