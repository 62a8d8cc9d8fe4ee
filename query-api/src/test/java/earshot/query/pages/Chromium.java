package earshot.query.pages;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** The real browser of the tests; without one they are skipped, but never in CI. */
final class Chromium {
  private static final List<Path> BROWSERS =
      Stream.of(
              "/usr/bin/chromium",
              "/usr/bin/chromium-browser",
              "/usr/bin/google-chrome",
              "/usr/bin/google-chrome-stable")
          .map(Path::of)
          .toList();
  private static final List<Path> DRIVERS =
      Stream.of("/usr/bin/chromedriver", "/usr/lib/chromium/chromedriver").map(Path::of).toList();

  private Chromium() {}

  /** Starts it with a profile of its own. */
  static ChromeDriver launch(Path profile) {
    Optional<Path> chrome = BROWSERS.stream().filter(Files::isExecutable).findFirst();
    Optional<Path> driver = DRIVERS.stream().filter(Files::isExecutable).findFirst();
    boolean mandatory = "true".equals(System.getenv("CI"));
    assumeTrue(
        mandatory || (chrome.isPresent() && driver.isPresent()),
        "no Chromium with its driver found in /usr/bin: pages were not tried in a browser");
    ChromeOptions options = new ChromeOptions();
    options.setBinary(chrome.orElseThrow().toFile());
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-dev-shm-usage",
        "--user-data-dir=" + profile);
    return new ChromeDriver(
        new ChromeDriverService.Builder()
            .usingDriverExecutable(driver.orElseThrow().toFile())
            .build(),
        options);
  }
}
