package earshot.deploy.screens;

import earshot.deploy.local.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A Chrome or Chromium without a window, with a profile of its own that goes with it. */
final class Chrome implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Chrome.class);
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome");
  private static final Path MAC =
      Path.of("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Process process;
  private final Path profile;

  private Chrome(Process process, Path profile) {
    this.process = process;
    this.profile = profile;
  }

  /**
   * Starts one.
   *
   * @param named where it is; else it is looked for
   * @param path folders to look in, as the shell has them
   */
  static Chrome start(Optional<Path> named, String path) {
    Path browser =
        named
            .or(() -> found(path))
            .orElseThrow(
                () ->
                    new Refusal(
                        "screenshots need Chrome or Chromium, and none was found on the PATH;"
                            + " install one, or name it with --chrome"));
    try {
      Path profile = Files.createTempDirectory("earshot-chrome");
      Process process =
          new ProcessBuilder(
                  browser.toString(),
                  "--headless=new",
                  "--no-sandbox",
                  "--disable-gpu",
                  "--disable-dev-shm-usage",
                  "--no-first-run",
                  "--disable-background-networking",
                  "--disable-component-update",
                  "--disable-sync",
                  "--hide-scrollbars",
                  "--remote-debugging-port=0",
                  "--user-data-dir=" + profile,
                  "about:blank")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      Chrome chrome = new Chrome(process, profile);
      Runtime.getRuntime().addShutdownHook(new Thread(chrome::close, "chrome"));
      return chrome;
    } catch (IOException e) {
      throw new Refusal(browser + " can't be started: " + e.getMessage(), e);
    }
  }

  /** The first that lies in these folders, as the shell has them. */
  static Optional<Path> found(String path) {
    return Stream.concat(
            Stream.of(path.split(":"))
                .filter(folder -> !folder.isEmpty())
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name))),
            Stream.of(MAC))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** The port on which it takes orders; it writes it into its profile. */
  int port() {
    Path told = profile.resolve("DevToolsActivePort");
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (process.isAlive() && System.nanoTime() < deadline) {
      try {
        if (Files.exists(told) && Files.readAllLines(told).size() > 1) {
          return Integer.parseInt(Files.readAllLines(told).getFirst().strip());
        }
        TimeUnit.MILLISECONDS.sleep(50);
      } catch (IOException e) {
        throw new Refusal("Chrome's profile can't be read: " + e.getMessage(), e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new Refusal("interrupted while Chrome started", e);
      }
    }
    throw new Refusal("Chrome did not start within " + PATIENCE.toSeconds() + " s");
  }

  /** Also when we are told to end in the middle of a picture; a second time it changes nothing. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    remove(profile);
  }

  private static void remove(Path folder) {
    if (Files.notExists(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException | UncheckedIOException e) {
      LOG.warn("{} could not be removed: {}", folder, e.toString());
    }
  }
}
