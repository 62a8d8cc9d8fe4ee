package earshot.query.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import earshot.mention.Brand;
import earshot.mention.Listing;
import earshot.mention.Mention;
import earshot.query.Said;
import earshot.query.http.Rig;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.Rectangle;
import org.openqa.selenium.WebElement;

/** What holds for every page, in a browser. */
class PagesBrowserTest extends InBrowser {
  /** Bytes on the wire, with nothing kept from before. */
  private static final long HEAVIEST = 200 * 1024;

  /** 720 is half of 1440, which is what a zoom of 200 % leaves. */
  private static final int[] WIDTHS = {720, 390, 320};

  /** What stands out of a page that is wider than what is seen of it. */
  private static final String BEYOND =
      """
      const page = document.documentElement;
      if (page.scrollWidth === page.clientWidth) {
        return [];
      }
      return ['wider by ' + (page.scrollWidth - page.clientWidth)].concat(
        [...document.querySelectorAll('body *')]
          .filter((e) => !e.closest('.tabs, .scroll, .top nav, .letter, .unseen, .skip'))
          .filter((e) => {
            const box = e.getBoundingClientRect();
            return box.width > 1 && (box.right > page.clientWidth + 1 || box.left < -1);
          })
          .slice(0, 5)
          .map((e) => e.tagName + '.' + e.className));
      """;

  /** What a page runs or opens that is not its own. */
  private static final String FOREIGN =
      """
      return [...document.querySelectorAll('*')].flatMap((e) => [...e.attributes]
        .filter((a) => /^on/.test(a.name) || /^\\s*(javascript|data|vbscript):/i.test(a.value))
        .map((a) => e.tagName + ' ' + a.name + '=' + a.value))
        .concat([...document.querySelectorAll('script:not([src^="/assets/"]), iframe, object, embed,'
          + ' img:not([src^="/assets/"]), link:not([href^="/assets/"])')].map((e) => e.outerHTML));
      """;

  @Override
  Rig rig() {
    return Town.rig();
  }

  @AfterEach
  void likeAScreen() {
    browser.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", ""));
    browser.executeCdpCommand("Network.disable", Map.of());
    scripts(true);
  }

  private void scripts(boolean run) {
    browser.executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", !run));
  }

  @ParameterizedTest
  @CsvSource({"en", "fa", "hy", "ru"})
  void nothingStandsOutOfAnyPage(String language) {
    speak(language);
    for (Map.Entry<String, String> page : EveryPage.addresses().entrySet()) {
      open(page.getValue());
      for (int width : WIDTHS) {
        size(width, 844);
        assertThat(browser.executeScript(BEYOND))
            .as("%s at %d", page.getKey(), width)
            .isEqualTo(List.of());
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"en", "fa"})
  void ticksStandBesideTheirWordsOnANarrowPage(String language) {
    speak(language);
    size(390, 844);
    open("/people");

    List<WebElement> ticks = all(".narrow .tick");
    assertThat(ticks).isNotEmpty();
    for (WebElement tick : ticks) {
      Rectangle words = tick.getRect();
      Rectangle box = tick.findElement(By.cssSelector("input")).getRect();
      assertThat(box.y + box.height / 2)
          .as("beside and not above: " + tick.getText())
          .isCloseTo(words.y + words.height / 2, within(3));
      assertThat(box.width).isLessThan(30);
    }
  }

  @Test
  void latinNamesStandOnTheSideWherePersianBegins() {
    speak("fa");
    open("/brands");

    assertThat(
            browser.executeScript(
                "return getComputedStyle(document.querySelector('bdi.place')).textAlign"))
        .isEqualTo("right");
  }

  @ParameterizedTest
  @CsvSource({"en", "fa"})
  void noSettingIsBrokenWithinAWordOnANarrowPage(String language) {
    speak(language);
    size(390, 844);
    open("/settings");

    assertThat(all(".declared tr"))
        .isNotEmpty()
        .allMatch(row -> row.getRect().height < 60, "one or two lines");
  }

  @ParameterizedTest
  @CsvSource({"en, 500", "ru, 500", "hy, 720", "fa, 960"})
  void theMenuIsWholeOnPagesOfEveryWidth(String language, int width) {
    speak(language);
    size(width, 844);
    open("/listings");

    assertThat(first(".top .name").getRect().height).as("the name in one line").isLessThan(60);
    assertThat(
            browser.executeScript(
                "const nav = document.querySelector('.top nav');"
                    + " return nav.scrollWidth - nav.clientWidth"))
        .as("what of the menu has to be scrolled to")
        .isEqualTo(0L);
  }

  @ParameterizedTest
  @CsvSource({"en", "fa", "hy"})
  void noPageIsHeavy(String language) {
    speak(language);
    browser.executeCdpCommand("Network.enable", Map.of());
    browser.executeCdpCommand("Network.setCacheDisabled", Map.of("cacheDisabled", true));
    for (Map.Entry<String, String> page : EveryPage.addresses().entrySet()) {
      open(page.getValue());
      browser.executeAsyncScript("document.fonts.ready.then(arguments[0])");
      Object bytes =
          browser.executeScript(
              "return [...performance.getEntriesByType('navigation'),"
                  + " ...performance.getEntriesByType('resource')]"
                  + ".reduce((sum, one) => sum + one.transferSize, 0)");
      assertThat(((Number) bytes).longValue()).as(page.getKey()).isBetween(1_000L, HEAVIEST);
    }
  }

  @Test
  void lettersAreThereWhateverTheSystemHas() {
    assertThat(loaded("fa")).contains("Vazirmatn");
    assertThat(loaded("hy")).contains("Noto Sans Armenian");
  }

  private Set<String> loaded(String language) {
    speak(language);
    open("/settings");
    browser.executeAsyncScript("document.fonts.ready.then(arguments[0])");
    List<?> families =
        (List<?>)
            browser.executeScript(
                "return [...document.fonts].filter(f => f.status === 'loaded')"
                    + ".map(f => f.family.replaceAll('\"', ''))");
    return Set.copyOf(families.stream().map(String::valueOf).toList());
  }

  @Test
  void paperShowsWhatWasSaidAndNoButtons() {
    browser.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", "print"));
    for (String path : List.of("/groups/queue", "/trends", "/sources")) {
      open(path);

      assertThat(browser.findElements(By.cssSelector(".top nav, .me, .shape, #statements, .foot")))
          .as(path)
          .noneMatch(WebElement::isDisplayed);
      assertThat(first("main h1").isDisplayed()).isTrue();
    }
  }

  @Test
  void aReviewCheckIsALetterOnPaperToo() {
    browser.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", "print"));
    open("/digest?brand=Acme+Coffee&from=2026-01-01");

    assertThat(browser.findElements(By.cssSelector("form.narrow, .top nav, .foot")))
        .isNotEmpty()
        .noneMatch(WebElement::isDisplayed);
    assertThat(first(".letter h1").isDisplayed()).isTrue();
    assertThat(
            browser.executeScript(
                "return getComputedStyle(document.querySelector('.letter td[bgcolor]'))"
                    + ".webkitPrintColorAdjust"))
        .as("printers leave backgrounds out otherwise, and bars are nothing else")
        .isEqualTo("exact");
  }

  @Test
  void whoWantsNoMotionGetsNone() {
    browser.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
    for (String path : EveryPage.addresses().values()) {
      open(path);
      assertThat(browser.executeScript("return document.getAnimations().length"))
          .as(path)
          .isEqualTo(0L);
    }
  }

  @ParameterizedTest
  @CsvSource({"en", "fa"})
  void everyPageIsReadWithoutAScriptAsWithIt(String language) {
    speak(language);
    for (Map.Entry<String, String> page : EveryPage.addresses().entrySet()) {
      open(page.getValue());
      String scripted = words();
      scripts(false);
      open(page.getValue());
      assertThat(words()).as(page.getKey()).isEqualTo(scripted).isNotBlank();
      scripts(true);
    }
  }

  /** As they are shown; quicker than the driver's way through all elements. */
  private String words() {
    return String.valueOf(browser.executeScript("return document.querySelector('main').innerText"));
  }

  @Test
  void searchingAndPagingNeedNoScript() {
    scripts(false);
    open("/?size=5");
    follow(first("a[rel=next]")::click);
    assertThat(browser.getCurrentUrl()).contains("after=");
    assertThat(all(".card")).hasSize(5);
    follow(() -> first("#q").sendKeys("lukewarm", Keys.ENTER));
    assertThat(all(".card")).hasSize(1);
    first(".card .why summary").click();
    assertThat(first(".card .why table").isDisplayed()).isTrue();
    follow(first(".card a.all")::click);
    assertThat(all("#one")).hasSize(1);
  }

  @Test
  void hostileTextsStayTextOnEveryPage() {
    Mention hostile = Sample.hostile().mention();
    rig.brands.add(new Brand(Sample.HOSTILE.replaceAll("[/\\\\;%\"]", "'"), Optional.empty()));
    rig.listings.add(
        new Listing(
            Sample.HOSTILE,
            "javascript:alert(1)",
            "phone",
            Sample.HOSTILE,
            List.of("Acme Coffee"),
            Said.NOW));
    Map<String, String> pages = EveryPage.addresses();
    pages.put("hostile", "/mentions/" + hostile.id());
    pages.put("decided", "/mentions/" + hostile.id() + "/audit");
    for (Map.Entry<String, String> page : pages.entrySet()) {
      open(page.getValue());
      assertThat(browser.getTitle()).as(page.getKey()).endsWith(" · Earshot");
      assertThat(browser.executeScript(FOREIGN)).as(page.getKey()).isEqualTo(List.of());
    }
    assertThat(browser.manage().logs().get("browser").getAll())
        .as("the browser's console")
        .noneMatch(entry -> entry.getMessage().contains("Content Security Policy"));
  }

  @ParameterizedTest
  @CsvSource({"en", "fa"})
  void whatIsTrueIsSaidByKeyboard(String language) {
    speak(language);
    open("/listings");
    follow(() -> first("#truth a[href*='Acme']").sendKeys(Keys.ENTER));
    assertThat(first("[name='fact.phone']").isEnabled()).as("the file says it").isFalse();
    follow(() -> first("[name='fact.website']").sendKeys("acme.example", Keys.ENTER));

    assertThat(first("#truth td").getText()).contains("acme.example");
  }

  @ParameterizedTest
  @CsvSource({"en", "fa"})
  void aGroupIsNamedMendedAndSplitByKeyboard(String language) {
    rig.intake.regroup = rig.book::edits;
    rig.intake.remark = rig.book::marks;
    speak(language);
    open("/groups/queue");
    all(".shape summary").getLast().sendKeys(Keys.ENTER);
    follow(() -> first(".shape input[name=name]").sendKeys("Mornings", Keys.ENTER));
    assertThat(first("h1").getText()).isEqualTo("Mornings");

    follow(() -> first("button[name=solved]").sendKeys(Keys.ENTER));
    assertThat(first("button[name=solved]").getDomAttribute("value")).isEqualTo("false");
    assertThat(first("#statements").isDisplayed()).as("nothing is chosen yet").isFalse();
    first(".take input").sendKeys(Keys.SPACE);
    follow(() -> first("#statements button").sendKeys(Keys.ENTER));
    assertThat(all(".said")).as("one stands alone").hasSize(1);
    assertThat(browser.getCurrentUrl()).contains("/groups/p");
  }
}
