package earshot.deploy.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left when the whole process is killed, and how the next one continues. */
class KilledProcessIT {
  @TempDir Path dir;
  private final List<Process> started = new ArrayList<>();

  @AfterEach
  void endAll() throws Exception {
    for (Process process : started) {
      process.destroy();
      process.waitFor();
    }
  }

  @Test
  void nothingIsLostAndNothingKeepsRunning() throws Exception {
    Process first = start(20);
    String[] ready = firstLine(first).split(" ");
    assertThat(ready[0]).isEqualTo("ready");
    KafkaTalk.write(ready[1], "words", "kept");
    URI index = URI.create(ready[2] + "/words");
    assertThat(Http.ask("PUT", index, "{\"settings\":{\"number_of_replicas\":0}}").statusCode())
        .isEqualTo(200);
    assertThat(Http.ask("PUT", URI.create(index + "/_doc/1"), "{\"word\":\"kept\"}").statusCode())
        .isEqualTo(201);
    assertThat(KafkaTalk.read(ready[1], "ticks", 20)).hasSize(20);

    String refused = firstLine(start(20));
    assertThat(refused).startsWith("refused Data folder: another Earshot is running on " + dir);

    assertThat(elasticsearchProcesses()).isNotEmpty();
    first.destroyForcibly().waitFor();
    await()
        .atMost(Duration.ofSeconds(15))
        .untilAsserted(() -> assertThat(elasticsearchProcesses()).isEmpty());

    String[] again = firstLine(start(30)).split(" ");
    assertThat(again[0]).isEqualTo("ready");
    assertThat(KafkaTalk.read(again[1], "words", 1)).containsExactly("kept");
    assertThat(Http.ask("GET", URI.create(again[2] + "/words/_doc/1"), "").body())
        .contains("\"word\":\"kept\"");
    assertThat(KafkaTalk.read(again[1], "ticks", 30))
        .isEqualTo(IntStream.range(0, 30).mapToObj(String::valueOf).toList());
  }

  private List<ProcessHandle> elasticsearchProcesses() {
    Path home = dir.resolve("elasticsearch");
    return new ElasticsearchHome(home, home).processes();
  }

  private Process start(int ticks) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx384m",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Engines.class.getName(),
                dir.toString(),
                String.valueOf(ticks))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    started.add(process);
    return process;
  }

  private static String firstLine(Process process) throws Exception {
    BufferedReader output = process.inputReader();
    String line = output.readLine();
    return line == null ? "nothing" : line;
  }
}
