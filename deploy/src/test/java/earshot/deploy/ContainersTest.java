package earshot.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import earshot.deploy.config.Configuration;
import earshot.mention.MentionJson;
import earshot.query.CheckResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import picocli.CommandLine;

/**
 * What containers are started with exists: verbs, options, settings, files, versions and figures.
 * Nothing here starts one.
 */
class ContainersTest {
  private static final Path COMPOSE = Path.of("compose");
  private static final Path CHART = Path.of("helm/earshot");
  private static final Map<String, String> SURROUNDINGS =
      Map.of("KAFKA_BOOTSTRAP", "kafka:9092", "ELASTICSEARCH_URL", "http://elasticsearch:9200");

  @Test
  void composeNamesVerbsOptionsFilesAndVolumesThatExist() throws IOException {
    JsonNode compose = yaml(Files.readString(COMPOSE.resolve("compose.yaml")));
    JsonNode services = compose.path("services");
    assertThat(List.copyOf(services.properties()))
        .extracting(Map.Entry::getKey)
        .contains("kafka", "elasticsearch", "connect", "streams", "index", "notify", "api");
    for (Map.Entry<String, JsonNode> service : services.properties()) {
      JsonNode its = service.getValue();
      if (its.has("<<")) {
        understood(words(its.path("command")));
      }
      its.path("depends_on")
          .fieldNames()
          .forEachRemaining(on -> assertThat(services.has(on)).isTrue());
      for (JsonNode volume : its.path("volumes")) {
        mounted(volume.asText().split(":")[0], compose.path("volumes"));
      }
    }
  }

  /**
   * As far as we use it, the Compose Specification in our words: its schema is in no library of
   * this build, so a key or a form that is new here has to be looked up there and added.
   */
  @Test
  void composeSaysOnlyWhatTheSpecificationKnows() throws IOException {
    JsonNode compose = yaml(Files.readString(COMPOSE.resolve("compose.yaml")));
    known(compose, "name|services|volumes|x-.*");
    assertThat(compose.path("name").asText()).matches("[a-z0-9][a-z0-9_-]*");
    for (JsonNode service : compose.path("services")) {
      JsonNode its = merged(service);
      known(its, "image|restart|command|environment|env_file|volumes|ports|depends_on|healthcheck");
      assertThat(its.path("image").asText()).matches("[\\w./:-]+:[\\w.-]+");
      assertThat(its.path("restart").asText("no"))
          .matches("no|always|unless-stopped|on-failure(:\\d+)?");
      assertThat(its.path("environment")).allMatch(JsonNode::isValueNode);
      its.path("env_file").forEach(file -> known(file, "path|required|format"));
      assertThat(its.path("volumes"))
          .allMatch(volume -> volume.asText().matches("[^:]+:/[^:]+(:r[ow])?"));
      assertThat(its.path("ports"))
          .allMatch(port -> port.isTextual() && port.asText().matches("([\\d.]+:)?\\d+:\\d+"));
      health(its.path("healthcheck"));
      awaited(its.path("depends_on"), compose.path("services"));
    }
  }

  /** A service with what it takes over from another place in the file. */
  private static JsonNode merged(JsonNode service) {
    ObjectNode all = MentionJson.MAPPER.createObjectNode();
    service.path("<<").properties().forEach(entry -> all.set(entry.getKey(), entry.getValue()));
    service.properties().forEach(entry -> all.set(entry.getKey(), entry.getValue()));
    all.remove("<<");
    return all;
  }

  private static void known(JsonNode object, String keys) {
    assertThat(object.isObject()).as("%s", object).isTrue();
    object.fieldNames().forEachRemaining(key -> assertThat(key).matches(keys));
  }

  private static void health(JsonNode check) {
    if (!check.isMissingNode()) {
      known(check, "test|interval|timeout|retries|start_period|start_interval");
      assertThat(check.path("test").path(0).asText()).matches("CMD|CMD-SHELL");
      assertThat(check.path("interval").asText()).matches("\\d+(ms|s|m)");
      assertThat(check.path("timeout").asText()).matches("\\d+(ms|s|m)");
      assertThat(check.path("retries").isInt()).isTrue();
    }
  }

  /** Whoever is waited for until it is healthy can tell that it is. */
  private static void awaited(JsonNode awaited, JsonNode services) {
    for (Map.Entry<String, JsonNode> one : awaited.properties()) {
      known(one.getValue(), "condition|restart|required");
      String condition = one.getValue().path("condition").asText();
      assertThat(condition)
          .matches("service_started|service_healthy|service_completed_successfully");
      assertThat(services.path(one.getKey()).has("healthcheck"))
          .isEqualTo(condition.equals("service_healthy"));
    }
  }

  /** A reference to a secret that is not there is refused, wherever in the file it stands. */
  @Test
  void whoReadsTheConfigurationHasItsSecrets() throws IOException {
    for (JsonNode service :
        yaml(Files.readString(COMPOSE.resolve("compose.yaml"))).path("services")) {
      JsonNode its = merged(service);
      if (its.path("volumes").toString().contains("/etc/earshot/")) {
        assertThat(its.path("env_file").findValuesAsText("path"))
            .as("%s", its.path("command"))
            .containsExactly("secrets.env");
      }
    }
  }

  private static void mounted(String from, JsonNode volumes) {
    if (from.startsWith("./")) {
      assertThat(COMPOSE.resolve(from)).exists();
    } else if (!from.startsWith("..")) {
      assertThat(volumes.has(from)).as("volume %s", from).isTrue();
    }
  }

  @Test
  void enginesAreThoseThatAreTestedWith() throws IOException {
    String pom = Files.readString(Path.of("../pom.xml"));
    assertThat(Files.readString(COMPOSE.resolve("compose.yaml")))
        .contains("apache/kafka:" + property(pom, "kafka.version"))
        .contains("elasticsearch/elasticsearch:" + property(pom, "elasticsearch.version"))
        .contains(
            "earshot:"
                + property(
                    pom.replace("<version>", "<own>").replace("</version>", "</own>"), "own"));
  }

  private static String property(String pom, String name) {
    return Pattern.compile("<" + name + ">([^<]+)<")
        .matcher(pom)
        .results()
        .findFirst()
        .orElseThrow()
        .group(1);
  }

  @Test
  void configurationsOfContainersAreConfigurations() throws IOException {
    Configuration composed = configuration(Files.readString(COMPOSE.resolve("earshot.yml")));
    assertThat(composed.kafka().getString("bootstrap")).isEqualTo("kafka:9092");
    assertThat(composed.places()).isNotEmpty();

    String added =
        Files.readString(CHART.resolve("templates/configuration.yaml"))
            .lines()
            .filter(line -> line.contains("${env:"))
            .map(line -> line.strip().replaceAll("\\{\\{[^}]*}}", "1"))
            .collect(Collectors.joining("\n"));
    Configuration charted = configuration(values().path("configuration").asText() + "\n" + added);
    assertThat(charted.elasticsearch().getInt("replicas")).isEqualTo(1);
    assertThat(charted.http().getString("login")).isEqualTo("required");
  }

  static Stream<Path> templates() throws IOException {
    return Files.list(CHART.resolve("templates"))
        .filter(t -> t.toString().endsWith(".yaml"))
        .sorted();
  }

  @ParameterizedTest
  @MethodSource("templates")
  void chartsAreYamlWithVerbsAndValuesThatExist(Path template) throws IOException {
    String text = Files.readString(template);
    for (MatchResult used :
        Pattern.compile("\\.Values\\.([\\w.]+)").matcher(text).results().toList()) {
      assertThat(values().at("/" + used.group(1).replace('.', '/')).isMissingNode())
          .as("%s of %s is in values.yaml", used.group(), template)
          .isFalse();
    }
    for (String document : rendered(text).split("(?m)^---$")) {
      JsonNode resource = yaml(document);
      assertThat(resource.path("kind").asText()).isNotEmpty();
      JsonNode pod = resource.at("/spec/template/spec");
      pod.path("containers").forEach(container -> runs(container, pod, resource));
    }
  }

  /** As far as its own parts tell: its command, and volumes that are there. */
  private static void runs(JsonNode container, JsonNode pod, JsonNode resource) {
    understood(words(container.path("args")));
    Set<String> volumes = new TreeSet<>(pod.path("volumes").findValuesAsText("name"));
    resource
        .at("/spec/volumeClaimTemplates")
        .forEach(c -> volumes.add(c.at("/metadata/name").asText()));
    assertThat(volumes).containsAll(container.path("volumeMounts").findValuesAsText("name"));
    String port = container.at("/readinessProbe/httpGet/port").asText();
    assertThat(port.isEmpty() || container.path("ports").findValuesAsText("name").contains(port))
        .isTrue();
  }

  /**
   * Stands for a template engine: a number of values.yaml is filled in, what is included or
   * computed becomes nothing or a word.
   */
  private static String rendered(String template) throws IOException {
    JsonNode values = values();
    return template
        .lines()
        .filter(
            line ->
                !line.strip()
                    .matches("\\{\\{-? *(include|if|end|toYaml|\\.Values\\.configuration)\\b.*}}"))
        .map(line -> filled(line, values))
        .map(line -> line.replaceAll("\\{\\{[^}]*}}", "word"))
        .collect(Collectors.joining("\n"));
  }

  private static String filled(String line, JsonNode values) {
    return Pattern.compile("\\{\\{ \\.Values\\.([\\w.]+) }}")
        .matcher(line)
        .replaceAll(
            used -> {
              JsonNode value = values.at("/" + used.group(1).replace('.', '/'));
              return Matcher.quoteReplacement(value.isNumber() ? value.asText() : used.group());
            });
  }

  /** What an operator is told to paste. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theFirstPodIsLikeTheOthers(boolean secrets) throws IOException {
    String told = Files.readString(CHART.resolve("templates/NOTES.txt"));
    assertThat(told.split("kubectl "))
        .allMatch(
            command -> command.contains("restarting") || command.startsWith("--namespace {{"));
    String pod =
        told.replaceAll("(?s).*--overrides='|'\n.*", "")
            .replaceAll("\\{\\{ if .*?\\{\\{ end }}", secrets ? "\"envFrom\": []," : "")
            .replaceAll("\\{\\{ include \"earshot.safety\" [^}]*}}", "{}")
            .replaceAll("\\{\\{[^}]*}}", "word");
    JsonNode container = MentionJson.MAPPER.readTree(pod).at("/spec/containers/0");
    understood(words(container.path("args")));
    assertThat(container.has("securityContext")).isTrue();
    assertThat(container.has("envFrom")).isEqualTo(secrets);
  }

  @Test
  void theDashboardShowsFiguresThatAreTold() throws IOException {
    JsonNode dashboard = MentionJson.MAPPER.readTree(Path.of("grafana/earshot.json").toFile());
    Set<String> told = told();
    Pattern figure = Pattern.compile("\\b(?:earshot|jvm|process)_[a-z_]+");
    List<String> shown = new ArrayList<>();
    for (String expression : dashboard.path("panels").findValuesAsText("expr")) {
      figure.matcher(expression).results().map(MatchResult::group).forEach(shown::add);
    }
    assertThat(shown).hasSizeGreaterThan(10);
    assertThat(told).containsAll(shown);
  }

  /** Names as Prometheus gets them: those of our own from the sources, the others by asking. */
  private static Set<String> told() throws IOException {
    Set<String> told = new TreeSet<>();
    try (RoleDoor door =
        RoleDoor.open(new Listen("127.0.0.1", 0), true, () -> CheckResult.ok(""))) {
      door.meters().scrape().lines().map(line -> line.split("[ {]")[0]).forEach(told::add);
    }
    Pattern made =
        Pattern.compile("(Gauge|Counter|Timer)\\s*\\.?builder\\(\\s*\"(earshot[a-z.]*)\"");
    try (Stream<Path> sources =
        Stream.concat(
            Files.walk(Path.of("src/main")), Files.walk(Path.of("../query-api/src/main")))) {
      for (Path source : sources.filter(p -> p.toString().endsWith(".java")).toList()) {
        made.matcher(Files.readString(source)).results().forEach(m -> told.addAll(names(m)));
      }
    }
    return told;
  }

  private static List<String> names(MatchResult meter) {
    String name = meter.group(2).replace('.', '_');
    return switch (meter.group(1)) {
      case "Counter" -> List.of(name + "_total");
      case "Timer" ->
          List.of(name + "_seconds_count", name + "_seconds_sum", name + "_seconds_max");
      default -> List.of(name, name + "_seconds");
    };
  }

  private static void understood(List<String> command) {
    assertThat(new CommandLine(new Main()).parseArgs(command.toArray(String[]::new)).subcommand())
        .as("%s", command)
        .isNotNull();
  }

  private static List<String> words(JsonNode list) {
    List<String> words = new ArrayList<>();
    list.forEach(word -> words.add(word.asText()));
    return words;
  }

  private static Configuration configuration(String text) {
    return Configuration.parse("earshot.yml", text, SourceTypes.installed(), SURROUNDINGS);
  }

  private static JsonNode values() throws IOException {
    return yaml(Files.readString(CHART.resolve("values.yaml")));
  }

  private static JsonNode yaml(String text) {
    Object loaded = new Load(LoadSettings.builder().build()).loadFromString(text);
    return MentionJson.MAPPER.valueToTree(loaded);
  }
}
