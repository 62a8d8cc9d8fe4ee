package earshot.query.pages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import earshot.mention.Mention;
import earshot.mention.Rating;
import earshot.query.http.Box;
import earshot.query.http.Rig;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.SearchContext;
import org.openqa.selenium.WebElement;

/** The comment box in a page of somebody else, whose policy allows as little as possible. */
class BoxBrowserTest extends InBrowser {
  private HttpServer shop;
  private volatile String page = "";

  @BeforeAll
  void openShop() throws IOException {
    shop = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    shop.createContext(
        "/",
        exchange -> {
          byte[] html = page.getBytes(UTF_8);
          String us = "http://127.0.0.1:" + rig.api.port();
          exchange.getResponseHeaders().add("Content-Type", "text/html;charset=utf-8");
          exchange
              .getResponseHeaders()
              .add(
                  "Content-Security-Policy",
                  "default-src 'none'; script-src %s; connect-src %s; form-action 'none'; require-trusted-types-for 'script'"
                      .formatted(us, us));
          exchange.sendResponseHeaders(200, html.length);
          exchange.getResponseBody().write(html);
          exchange.close();
        });
    shop.start();
  }

  @AfterAll
  void closeShop() {
    Optional.ofNullable(shop).ifPresent(server -> server.stop(0));
  }

  @Override
  Rig rig() {
    String origin = "http://localhost:" + shop.getAddress().getPort();
    return new Rig(new Box(Set.of(origin), 1, 2, false)).knowing("Acme Coffee");
  }

  /** A shop's page with the one line, in this language. */
  private SearchContext box(String pageLanguage, String attributes) {
    page =
        """
        <!DOCTYPE html><html lang="%s"><title>Acme</title><body><h1>Acme Coffee</h1>
        <script src="http://127.0.0.1:%d/box.js" data-brand="Acme Coffee" %s></script>"""
            .formatted(pageLanguage, rig.api.port(), attributes);
    browser.get("http://localhost:" + shop.getAddress().getPort() + "/");
    return first("script + .earshot-box").getShadowRoot();
  }

  private static String told(SearchContext box) {
    return box.findElement(By.cssSelector("[role=status]")).getText();
  }

  @Test
  void aVisitorWritesByKeyboardAlone() {
    SearchContext box = box("en", "");
    press(Keys.TAB, "Cold coffee");
    press(Keys.TAB, Keys.ARROW_RIGHT, Keys.ARROW_RIGHT);
    press(Keys.TAB, "Ani", Keys.TAB, "ani@example.org", Keys.TAB, Keys.ENTER);

    until("it has arrived", () -> told(box).equals("Thank you. Your comment has arrived."));
    Mention said = rig.intake.handed.getFirst().mention();
    assertThat(said.text()).contains("Cold coffee");
    assertThat(said.brands()).containsExactly("Acme Coffee");
    assertThat(said.rating()).contains(Rating.stars(2));
    assertThat(said.author().flatMap(a -> a.name())).contains("Ani");
    assertThat(rig.intake.handed.getFirst().contact().map(c -> c.address()))
        .contains("ani@example.org");
    assertThat(box.findElement(By.id("text")).getDomProperty("value")).isEmpty();
  }

  @Test
  void everyControlHasAName() {
    SearchContext box = box("en", "");

    for (WebElement control :
        box.findElements(By.cssSelector("input:not([tabindex='-1']), textarea, button"))) {
      assertThat(control.getAccessibleName()).as(control.getDomAttribute("name")).isNotBlank();
    }
    assertThat(box.findElement(By.cssSelector("fieldset")).getAccessibleName())
        .isEqualTo("Your rating (optional)");
    assertThat(box.findElement(By.cssSelector("form")).getAccessibleName())
        .isEqualTo("Tell us what you think");
  }

  @ParameterizedTest
  @CsvSource({
    "en, '', Send, ltr",
    "fa-IR, '', ارسال, rtl",
    "en, data-lang=fa, ارسال, rtl",
    "hy, '', Ուղարկել, ltr",
    "en, data-lang=ru, Отправить, ltr",
    "de, '', Send, ltr",
    "constructor, '', Send, ltr",
  })
  void itSpeaksTheLanguageOfThePage(
      String pageLanguage, String attributes, String send, String direction) {
    SearchContext box = box(pageLanguage, attributes);

    WebElement button = box.findElement(By.cssSelector("button"));
    assertThat(button.getText()).isEqualTo(send);
    assertThat(browser.executeScript("return getComputedStyle(arguments[0]).direction", button))
        .isEqualTo(direction);
    assertThat(
            browser.executeScript(
                "return document.documentElement.scrollWidth > innerWidth ? 'too wide' : ''"))
        .isEqualTo("");
  }

  @Test
  void itIsStyledWhereThePageForbidsStyles() {
    SearchContext box = box("en", "");

    assertThat(
            browser.executeScript(
                "return getComputedStyle(arguments[0]).display",
                box.findElement(By.cssSelector("form"))))
        .isEqualTo("grid");
    assertThat(box.findElement(By.className("away")).getSize().getWidth())
        .as("the trap is out of sight")
        .isEqualTo(1);
    assertThat(browser.manage().logs().get("browser").getAll())
        .noneMatch(entry -> entry.getMessage().contains("Content Security Policy"));
    assertThat(browser.manage().getCookies()).isEmpty();
  }

  @Test
  void whoWritesNothingIsTold() {
    SearchContext box = box("en", "");
    box.findElement(By.cssSelector("button")).click();

    assertThat(told(box)).isEqualTo("Please write something first.");
    assertThat(box.findElement(By.id("text")).getDomAttribute("aria-invalid")).isEqualTo("true");
    assertThat(rig.intake.handed).isEmpty();
  }

  @Test
  void whatFailedCanBeSentAgainAndCountsOnce() {
    SearchContext box = box("en", "");
    box.findElement(By.id("text")).sendKeys("Cold");
    rig.intake.broken = true;
    box.findElement(By.cssSelector("button")).click();
    until("it failed", () -> told(box).startsWith("Your comment could not be sent"));
    assertThat(box.findElement(By.id("text")).getDomProperty("value")).isEqualTo("Cold");

    rig.intake.broken = false;
    box.findElement(By.cssSelector("button")).click();
    until("it has arrived", () -> told(box).startsWith("Thank you"));
    assertThat(rig.intake.handed).hasSize(1);

    box.findElement(By.id("text")).sendKeys("Again");
    box.findElement(By.cssSelector("button")).click();
    until("a third within the minute is too many", () -> told(box).startsWith("Many comments"));
  }

  @Test
  void aPageThatIsNotListedCannotSend() {
    rig.close();
    rig = new Rig(new Box(Set.of("https://other.example"), 60, 30, false)).knowing("Acme Coffee");
    SearchContext box = box("en", "");
    box.findElement(By.id("text")).sendKeys("Cold");
    box.findElement(By.cssSelector("button")).click();

    until("it failed", () -> told(box).startsWith("Your comment could not be sent"));
    assertThat(rig.intake.handed).isEmpty();
  }

  @Test
  void anotherTitleMayBeGiven() {
    SearchContext box = box("en", "data-title='How was the <b>bread</b>?'");

    assertThat(box.findElement(By.cssSelector("h2")).getText())
        .isEqualTo("How was the <b>bread</b>?");
  }

  @ParameterizedTest
  @CsvSource({"en", "fa", "hy", "ru"})
  void screenshots(String language) throws IOException {
    Optional<Path> folder =
        Optional.ofNullable(System.getProperty("earshot.screenshots")).map(Path::of);
    org.junit.jupiter.api.Assumptions.assumeTrue(
        folder.isPresent(), "screenshots are drawn with -Dearshot.screenshots=DIR only");
    box(language, "");
    Files.write(
        folder.get().resolve("box-%s.png".formatted(language)),
        browser.getScreenshotAs(OutputType.BYTES));
  }
}
