package earshot.query.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import earshot.query.Change;
import earshot.query.http.Rig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;

/**
 * What pages do in a browser. With {@code -Dearshot.screenshots=DIR} each page is drawn there, wide
 * and narrow, in all languages, light and dark.
 */
class BrowserTest extends InBrowser {
  static final Map<String, String> PAGES =
      Map.ofEntries(
          Map.entry("search", "/?q=coffee"),
          Map.entry("inbox", "/?size=5"),
          Map.entry("trends", "/trends?split=brand"),
          Map.entry("sources", "/sources?type=mastodon"),
          Map.entry("alerts", "/alerts"),
          Map.entry("groups", "/groups"),
          Map.entry("group", "/groups/queue"),
          Map.entry("listings", "/listings"),
          Map.entry("rules", "/rules?when=sentiment:negative&name=angry"),
          Map.entry("digest", "/digest?brand=Acme+Coffee"),
          Map.entry("brands", "/brands?name=x&query=coffee+OR+the"),
          Map.entry("settings", "/settings"),
          Map.entry("people", "/people"),
          Map.entry("setup", "/setup"),
          Map.entry("problem", "/?q=cold+AND+)"));

  @Override
  Rig rig() {
    return Sample.rig();
  }

  private List<String> authors() {
    return browser.findElements(By.cssSelector(".card .author")).stream()
        .map(WebElement::getText)
        .toList();
  }

  private String active(String script) {
    return String.valueOf(browser.executeScript("return document.activeElement." + script));
  }

  @Test
  void aSearchByKeyboardFindsAndMarks() {
    open("/");
    press("/");
    follow(() -> press("lukewarm", Keys.ENTER));

    assertThat(authors()).containsExactly("Grace Park");
    assertThat(browser.findElement(By.cssSelector("mark")).getText()).isEqualTo("lukewarm");
  }

  @Test
  void keysMoveBetweenCardsAndShowReasons() {
    open("/");
    press("j");
    press("j");
    press("k");
    press("w");

    assertThat(active("querySelector('.author').textContent")).isEqualTo(authors().getFirst());
    assertThat(active("querySelector('.why').open")).isEqualTo("true");
    press("?");
    until("help is shown", () -> first("#keys").isDisplayed());
    press(Keys.ESCAPE);
    until("it is gone", () -> !first("#keys").isDisplayed());
  }

  @Test
  void aMentionIsDoneAndOpenedAgainByKeyboard() {
    rig.obeying();
    open("/");
    int settled = settled(); // what was answered at its place
    press("j");
    press("e");
    until("it is done", () -> settled() == settled + 1);

    assertThat(active("classList.contains('settled')")).as("it is still at hand").isEqualTo("true");
    press("e");
    until("it is open", () -> settled() == settled);
    assertThat(rig.intake.commands).hasSize(2);
  }

  private int settled() {
    return browser.findElements(By.cssSelector(".card.settled")).size();
  }

  @Test
  void filtersWorkByKeyboard() {
    open("/");
    follow(() -> first(".tabs a[href*='queue=thank']").sendKeys(Keys.ENTER));
    assertThat(authors()).containsExactly("brewnerd"); // another was thanked at its place

    open("/");
    follow(() -> first(".filters a[href*='language=hy']").sendKeys(Keys.ENTER));
    assertThat(authors()).containsExactly("Անի Հակոբյան");
  }

  @ParameterizedTest
  @CsvSource({
    "/, 390",
    "/?q=coffee&sentiment=negative, 390",
    "/sources, 390",
    "/?q=), 390",
    "/, 320"
  })
  void nothingStandsOutOfANarrowPage(String path, int width) {
    size(width, 844);
    open(path);

    Object overflow =
        browser.executeScript(
            "return [...document.querySelectorAll('body *')].filter(e => { const r ="
                + " e.getBoundingClientRect(); return r.width > 1 && r.right > innerWidth + 1"
                + " && !e.closest('.tabs'); }).map(e => e.tagName + '.' + e.className)");
    assertThat(overflow).isEqualTo(List.of());
    assertThat(
            browser.executeScript(
                "return document.documentElement.scrollWidth -"
                    + " document.documentElement.clientWidth"))
        .isEqualTo(0L);
  }

  @Test
  void persianRunsFromRightToLeft() {
    open("/?language=fa");
    WebElement said = browser.findElement(By.cssSelector(".said"));

    assertThat(browser.executeScript("return getComputedStyle(arguments[0]).direction", said))
        .isEqualTo("rtl");
    open("/?language=hy");
    assertThat(
            browser.executeScript(
                "return getComputedStyle(document.querySelector('.said')).direction"))
        .isEqualTo("ltr");
  }

  @Test
  void hostileTextsDoNothing() {
    open("/?source=feed&kind=post");

    assertThat(browser.getTitle()).isEqualTo("Mentions · Earshot");
    assertThat(browser.findElement(By.cssSelector(".author")).getText()).contains("<script>");
    assertThat(browser.findElements(By.cssSelector(".card a.original"))).isEmpty();
  }

  @Test
  void newMentionsAreToldWithoutMovingAnything() {
    open("/");
    until("the page listens", () -> rig.events.subscriptions() == 1);
    Object before = places();
    rig.events.tell(new Change.Put(Sample.praise("100").mention()));
    rig.events.tell(new Change.Put(Sample.praise("101").mention()));
    rig.events.tell(new Change.Put(Sample.praise("5").mention()));

    until("both are counted", () -> first("#live").getText().startsWith("New since you looked: 2"));
    assertThat(places()).as("where the cards stand").isEqualTo(before);
  }

  private Object places() {
    return browser.executeScript(
        "return [...document.querySelectorAll('.card')].map(c => c.getBoundingClientRect().top)");
  }

  @Test
  void thePolicyOfThePagesIsNeverBroken() {
    open("/?q=coffee");
    press("?");

    assertThat(browser.manage().logs().get("browser").getAll())
        .as("the browser's console")
        .noneMatch(entry -> entry.getMessage().contains("Content Security Policy"));
  }

  @ParameterizedTest
  @CsvSource({"en", "fa", "hy", "ru"})
  void screenshots(String language) throws IOException {
    Optional<Path> folder =
        Optional.ofNullable(System.getProperty("earshot.screenshots")).map(Path::of);
    assumeTrue(folder.isPresent(), "screenshots are drawn with -Dearshot.screenshots=DIR only");
    rig.close();
    rig = Town.rig();
    speak(language);
    for (String scheme : language.equals("en") ? List.of("light", "dark") : List.of("light")) {
      browser.executeCdpCommand(
          "Emulation.setEmulatedMedia",
          Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
      for (Map.Entry<String, String> page : PAGES.entrySet()) {
        for (int width : new int[] {1440, 390}) {
          size(width, 900);
          open(page.getValue());
          String name = "%s-%s-%d-%s.png".formatted(page.getKey(), language, width, scheme);
          Files.write(folder.get().resolve(name), whole(width));
        }
      }
    }
  }

  private byte[] whole(int width) {
    long height =
        (long)
            Objects.requireNonNull(
                browser.executeScript("return document.documentElement.scrollHeight"));
    size(width, (int) Math.min(3000, Math.max(900, height)));
    return browser.getScreenshotAs(OutputType.BYTES);
  }
}
