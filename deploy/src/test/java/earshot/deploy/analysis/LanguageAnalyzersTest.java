package earshot.deploy.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.elasticsearch.plugin.NamedComponent;
import org.elasticsearch.plugin.analysis.AnalyzerFactory;
import org.junit.jupiter.api.Test;

class LanguageAnalyzersTest {
  @Test
  void namedComponentsListsExactlyTheClasses() throws Exception {
    Map<String, Map<String, String>> listed =
        new JsonMapper()
            .readValue(
                Path.of("src/main/elasticsearch/named_components.json").toFile(),
                new TypeReference<>() {});
    Map<String, String> classes =
        Arrays.stream(LanguageAnalyzers.class.getDeclaredClasses())
            .collect(
                Collectors.toMap(
                    type -> type.getAnnotation(NamedComponent.class).value(), Class::getName));
    assertThat(listed).containsOnlyKeys(AnalyzerFactory.class.getName());
    assertThat(listed.get(AnalyzerFactory.class.getName())).isEqualTo(classes).hasSize(36);
  }

  @Test
  void eachIsOfItsOwnLanguage() throws Exception {
    for (Class<?> type : LanguageAnalyzers.class.getDeclaredClasses()) {
      AnalyzerFactory factory = (AnalyzerFactory) type.getConstructor().newInstance();
      assertThat(factory.name()).isEqualToIgnoringCase(type.getSimpleName());
      assertThat(factory.create().getClass().getSimpleName())
          .isEqualToIgnoringCase(type.getSimpleName() + "Analyzer");
    }
  }
}
