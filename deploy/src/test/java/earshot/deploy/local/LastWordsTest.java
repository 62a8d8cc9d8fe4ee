package earshot.deploy.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LastWordsTest {
  @TempDir Path dir;

  @Test
  void theRootCauseExplainsMost() {
    assertThat(
            LastWords.of(
                List.of(
                    "[2026-11-21T10:00:00,000][ERROR][o.e.b.Elasticsearch] [local] fatal exception",
                    "org.elasticsearch.http.BindHttpException: Failed to bind to 127.0.0.1:9200",
                    "\tat org.elasticsearch.http.AbstractHttpServerTransport.bind(A.java:1)",
                    "Caused by: java.net.BindException: Address already in use",
                    "\tat java.base/sun.nio.ch.Net.bind0(Native Method)",
                    "ERROR: Elasticsearch died while starting up, with exit code 1")))
        .isEqualTo("java.net.BindException: Address already in use");
  }

  @Test
  void whatStumblesOverTheEndIsNotItsCause() {
    assertThat(
            LastWords.of(
                List.of(
                    "[2026-11-21T10:00:00,000][ERROR][o.e.b.Elasticsearch] [local] fatal exception while booting",
                    "org.elasticsearch.http.BindHttpException: Failed to bind to 127.0.0.1:9200",
                    "Caused by: java.net.BindException: Address already in use",
                    "[2026-11-21T10:00:00,100][WARN ][o.e.c.r.a.DiskThresholdMonitor] [local] failed",
                    "org.elasticsearch.x.RejectedException: master service is in state [STOPPED]")))
        .isEqualTo("java.net.BindException: Address already in use");
  }

  @Test
  void elseTheLastErrorElseTheLastLine() {
    assertThat(LastWords.of(List.of("starting", "ERROR: could not find java", "", "bye")))
        .isEqualTo("ERROR: could not find java");
    assertThat(LastWords.of(List.of("setpriv: not allowed", " ")))
        .isEqualTo("setpriv: not allowed");
    assertThat(LastWords.of(List.of("", " "))).isEqualTo("it left no output");
  }

  @Test
  void readsFilesThatAreNotThereOrNotText() throws Exception {
    Path file = dir.resolve("console.log");
    assertThat(LastWords.of(file)).isEqualTo("it left no output");
    Files.write(file, new byte[] {(byte) 0xff, '\n', 'x'});
    assertThat(LastWords.of(file)).isEqualTo("x");
    Files.writeString(file, "ERROR disk full\nbye\n");
    assertThat(LastWords.of(file)).isEqualTo("ERROR disk full");
  }
}
