package earshot.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import earshot.deploy.config.Configuration;
import earshot.deploy.local.Refusal;
import earshot.query.http.SelfSigned;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListenTest {
  @TempDir Path dir;

  private static Listen listen(String http) {
    Configuration read =
        Configuration.parse(
            "earshot.yml", "http: {" + http + "}", Map.of(), Map.of("PASS", "changeit"));
    return Listen.of("127.0.0.1", 8443, read.http());
  }

  @Test
  void withACertificateItIsHttps() throws Exception {
    SelfSigned made = SelfSigned.in(dir);

    assertThat(listen("port: 1").url()).isEqualTo("http://127.0.0.1:8443");
    assertThat(
            listen(
                    "certificate: \"%s\", certificate-password: \"${env:PASS}\""
                        .formatted(made.keys()))
                .at(9443)
                .url())
        .isEqualTo("https://127.0.0.1:9443");
  }

  @Test
  void aCertificateThatCanNotBeUsedStopsTheStart() {
    assertThatThrownBy(() -> listen("certificate: /nowhere.p12"))
        .isInstanceOf(Refusal.class)
        .hasMessageStartingWith("Address: the certificate in /nowhere.p12 can't be used");
  }
}
