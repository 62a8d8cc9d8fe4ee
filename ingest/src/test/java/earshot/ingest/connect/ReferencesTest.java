package earshot.ingest.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReferencesTest {
  private final References references = new References(Map.of("LOGIN", "pass$1word"));

  @Test
  void settingsAreFoundWhereTheyAreUsed(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("ca"), "authority\n");
    Map<String, Object> settings =
        Map.of(
            "sasl.jaas.config",
            "required password=\"${env:LOGIN}\";",
            "ssl.truststore.location",
            "${file:%s}".formatted(file),
            "retries",
            3);
    assertThat(references.in(settings))
        .containsEntry("sasl.jaas.config", "required password=\"pass$1word\";")
        .containsEntry("ssl.truststore.location", "authority")
        .containsEntry("retries", 3);
  }

  @Test
  void whatLeadsNowhereIsNamed() {
    assertThatThrownBy(() -> references.in(Map.of("sasl.jaas.config", "${env:NOBODY}")))
        .hasMessageContaining("NOBODY is not set");
  }
}
