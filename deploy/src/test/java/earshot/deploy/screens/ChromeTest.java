package earshot.deploy.screens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChromeTest {
  /** Runs until it is ended and says where its profile is, as the real one does. */
  private static final String BROWSER =
      """
      #!/bin/sh
      for given in "$@"; do
        case $given in --user-data-dir=*) profile=${given#*=} ;; esac
      done
      echo "$profile" > "$0.started"
      echo $$ >> "$0.started"
      exec sleep 600
      """;

  @TempDir Path dir;

  @Test
  void endsWithItsProfileWhenClosed() throws Exception {
    Chrome chrome = Chrome.start(Optional.of(browser()), "");
    List<String> started = started();
    chrome.close();
    chrome.close();
    assertThat(runs(started)).isFalse();
    assertThat(Path.of(started.getFirst())).doesNotExist();
  }

  @Test
  void endsWithItsProfileWhenWeAreTold() throws Exception {
    Process we =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx32m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                ChromeTest.class.getName(),
                browser().toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      List<String> started = started();
      we.toHandle().destroy();
      we.waitFor();
      assertThat(runs(started)).isFalse();
      assertThat(Path.of(started.getFirst())).doesNotExist();
    } finally {
      we.destroyForcibly();
    }
  }

  /** Starts a browser and waits for ever. */
  public static void main(String[] browser) throws InterruptedException {
    Chrome.start(Optional.of(Path.of(browser[0])), "");
    Thread.currentThread().join();
  }

  private Path browser() throws IOException {
    Path browser = Files.writeString(dir.resolve("browser"), BROWSER);
    assertThat(browser.toFile().setExecutable(true)).isTrue();
    return browser;
  }

  private List<String> started() throws IOException {
    Path told = dir.resolve("browser.started");
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> Files.exists(told) && Files.readAllLines(told).size() == 2);
    return Files.readAllLines(told);
  }

  private static boolean runs(List<String> started) {
    return ProcessHandle.of(Long.parseLong(started.getLast())).isPresent();
  }
}
