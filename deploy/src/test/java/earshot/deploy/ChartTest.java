package earshot.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import com.marcnuri.helm.TemplateCommand;
import com.marcnuri.helm.jni.NativeLibrary;
import earshot.mention.MentionJson;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Ingress;
import io.kubernetes.client.openapi.models.V1Job;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1StatefulSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * The chart as Helm itself takes it, and what it makes as Kubernetes describes it: an unknown field
 * or a missing one fails. Only where Helm's library has a binary for this machine.
 */
class ChartTest {
  private static final Path CHART = Path.of("helm/earshot");

  /** Looks at a resource; throws when there is a field too much or too few. */
  private interface Described {
    void demand(JsonElement resource) throws IOException;
  }

  private static final Map<String, Described> KINDS =
      Map.of(
          "v1/ConfigMap", V1ConfigMap::validateJsonElement,
          "v1/Service", V1Service::validateJsonElement,
          "apps/v1/Deployment", V1Deployment::validateJsonElement,
          "apps/v1/StatefulSet", V1StatefulSet::validateJsonElement,
          "batch/v1/Job", V1Job::validateJsonElement,
          "networking.k8s.io/v1/Ingress", V1Ingress::validateJsonElement);

  @BeforeAll
  static void helmIsHere() {
    assumeTrue(
        ServiceLoader.load(NativeLibrary.class).findFirst().isPresent(),
        "Helm's library has no binary for this machine");
  }

  @Test
  void helmFindsNothingToComplainOf() {
    LintResult found = new Helm(CHART).lint().strict().call();

    assertThat(found.isFailed()).as("%s", found.getMessages()).isFalse();
  }

  static Stream<Map<String, String>> values() {
    Map<String, String> entrance = Map.of("ingress.enabled", "true");
    return Stream.of(
        Map.of(),
        entrance,
        Map.of("ingress.enabled", "true", "ingress.className", "nginx", "ingress.tlsSecret", "tls"),
        Map.of("secretName", "keys"),
        Map.of("streams.replicas", "1", "api.replicas", "1", "streams.disk", "20Gi"),
        Map.of("image.repository", "registry.example:5000/team/earshot", "image.tag", "1.0"));
  }

  @ParameterizedTest
  @MethodSource("values")
  void kubernetesKnowsEveryFieldOfWhatTheChartMakes(Map<String, String> values) throws IOException {
    List<JsonNode> resources = rendered(values);

    for (JsonNode resource : resources) {
      demand(resource);
    }
    assertThat(resources).extracting(ChartTest::named).doesNotHaveDuplicates();
    assertThat(resources.stream().anyMatch(r -> r.path("kind").asText().equals("Ingress")))
        .isEqualTo(values.containsKey("ingress.enabled"));
  }

  /** To Kubernetes an empty name is a name, and no good one. */
  @ParameterizedTest
  @MethodSource("values")
  void whatNobodySaidIsLeftOut(Map<String, String> values) {
    for (JsonNode resource : rendered(values)) {
      assertThat(resource.toString()).as(named(resource)).doesNotContain("\"\"", "null");
    }
  }

  @Test
  void aFieldThatKubernetesDoesNotKnowIsFound() throws IOException {
    JsonNode deployment =
        rendered(Map.of()).stream()
            .filter(resource -> resource.path("kind").asText().equals("Deployment"))
            .findFirst()
            .orElseThrow();
    String wrong = deployment.toString().replace("\"readinessProbe\"", "\"readynessProbe\"");

    assertThatThrownBy(() -> demand(MentionJson.MAPPER.readTree(wrong)))
        .hasMessageContaining("readynessProbe");
  }

  /** What points at something by its name points at something that is made too. */
  @ParameterizedTest
  @MethodSource("values")
  void namesLeadSomewhere(Map<String, String> values) throws IOException {
    List<JsonNode> resources = rendered(values);
    List<String> made = resources.stream().map(ChartTest::named).toList();

    for (JsonNode resource : resources) {
      for (JsonNode config : resource.findValues("configMap")) {
        assertThat(made).contains("ConfigMap " + config.path("name").asText());
      }
      for (JsonNode backend : resource.findValues("service")) {
        assertThat(made).contains("Service " + backend.path("name").asText());
      }
      if (resource.at("/spec/serviceName").isTextual()) {
        assertThat(made).contains("Service " + resource.at("/spec/serviceName").asText());
      }
      JsonNode asked = resource.at("/spec/selector/matchLabels");
      if (asked.isObject()) {
        assertThat(resource.at("/spec/template/metadata/labels").properties())
            .containsAll(asked.properties());
      }
    }
  }

  /**
   * As the strictest of Kubernetes' Pod Security Standards demands; else some clusters take none.
   */
  @ParameterizedTest
  @MethodSource("values")
  void everyPodIsAdmittedWhereTheRulesAreStrict(Map<String, String> values) {
    for (JsonNode resource : rendered(values)) {
      for (JsonNode container : resource.at("/spec/template/spec/containers")) {
        JsonNode safety = container.path("securityContext");
        assertThat(safety.path("allowPrivilegeEscalation").asBoolean(true)).isFalse();
        assertThat(safety.path("runAsNonRoot").asBoolean()).isTrue();
        assertThat(safety.at("/capabilities/drop/0").asText()).isEqualTo("ALL");
        assertThat(safety.at("/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
      }
    }
  }

  @Test
  void servicesFindTheirPods() throws IOException {
    List<JsonNode> resources = rendered(Map.of());
    List<JsonNode> pods =
        resources.stream().map(resource -> resource.at("/spec/template")).toList();

    for (JsonNode service : resources) {
      if (service.path("kind").asText().equals("Service")) {
        JsonNode asked = service.at("/spec/selector");
        JsonNode found =
            pods.stream()
                .filter(
                    pod ->
                        new TreeSet<>(texts(pod.at("/metadata/labels"))).containsAll(texts(asked)))
                .findFirst()
                .orElseThrow(() -> new AssertionError(named(service) + " finds no pod"));
        assertThat(found.at("/spec/containers/0/ports").findValuesAsText("name"))
            .contains(service.at("/spec/ports/0/targetPort").asText());
      }
    }
  }

  private static List<String> texts(JsonNode labels) {
    return labels.properties().stream().map(Object::toString).toList();
  }

  private static void demand(JsonNode resource) throws IOException {
    String kind = resource.path("apiVersion").asText() + "/" + resource.path("kind").asText();
    assertThat(KINDS).as("kinds that are looked at").containsKey(kind);
    KINDS.get(kind).demand(JsonParser.parseString(resource.toString()));
  }

  private static String named(JsonNode resource) {
    return resource.path("kind").asText() + " " + resource.at("/metadata/name").asText();
  }

  private static List<JsonNode> rendered(Map<String, String> values) {
    TemplateCommand template = new Helm(CHART).template().withName("trial");
    values.forEach(template::set);
    List<JsonNode> resources = new ArrayList<>();
    for (Object document :
        new Load(LoadSettings.builder().build()).loadAllFromString(template.call())) {
      if (document != null) {
        resources.add(MentionJson.MAPPER.valueToTree(document));
      }
    }
    return resources;
  }
}
