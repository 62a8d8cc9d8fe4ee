package earshot.query.pages;

import earshot.query.http.Rig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Cookie;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Pages in a real browser. Without one these tests are skipped, but never in CI. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class InBrowser {
  /** Costs nothing where all is well. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  ChromeDriver browser;
  Rig rig;

  /** What is behind the pages of each test. */
  abstract Rig rig();

  @BeforeAll
  void launch(@TempDir Path profile) {
    browser = Chromium.launch(profile);
    browser.manage().timeouts().scriptTimeout(PATIENCE.multipliedBy(4));
  }

  @AfterAll
  void quit() {
    Optional.ofNullable(browser).ifPresent(ChromeDriver::quit);
  }

  @BeforeEach
  void openRig() {
    rig = rig();
    size(1440, 900);
    if (Boolean.getBoolean("earshot.slow")) {
      slowDown();
    }
  }

  /** As on a weak machine that is busy, to find tests that hold on fast ones only. */
  private void slowDown() {
    browser.executeCdpCommand("Emulation.setCPUThrottlingRate", Map.of("rate", 6));
    browser.executeCdpCommand("Network.enable", Map.of());
    browser.executeCdpCommand(
        "Network.emulateNetworkConditions",
        Map.of("offline", false, "latency", 400, "downloadThroughput", -1, "uploadThroughput", -1));
  }

  @AfterEach
  void closeRig() {
    browser.manage().deleteAllCookies();
    browser.get("about:blank");
    rig.close();
  }

  final void open(String path) {
    browser.get(rig.uri(path).toString());
  }

  /** The size of the page itself; a window would not be made narrower than 500. */
  final void size(int width, int height) {
    browser.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
  }

  /** Chooses a language, as long as the test lasts. */
  final void speak(String language) {
    open("/assets/none");
    browser.manage().addCookie(new Cookie("language", language));
  }

  final void press(CharSequence... keys) {
    new Actions(browser).sendKeys(keys).perform();
  }

  final WebElement first(String selector) {
    return browser.findElement(By.cssSelector(selector));
  }

  final List<WebElement> all(String selector) {
    return browser.findElements(By.cssSelector(selector));
  }

  /** Does what leads to another page, and waits until all of that is there. */
  final void follow(Runnable step) {
    WebElement left = first("html");
    step.run();
    until(
        "another page",
        () ->
            !first("html").equals(left)
                && "complete".equals(browser.executeScript("return document.readyState")));
  }

  /**
   * Waits for what is to come. While one page leaves for another its elements are refused, which a
   * driver says in several ways: all of them mean to look again, the last is the timeout's cause.
   */
  final void until(String what, BooleanSupplier holds) {
    new WebDriverWait(browser, PATIENCE)
        .withMessage(what)
        .ignoring(WebDriverException.class)
        .until(driver -> holds.getAsBoolean());
  }
}
