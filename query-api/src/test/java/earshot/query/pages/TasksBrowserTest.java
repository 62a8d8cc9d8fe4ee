package earshot.query.pages;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.mention.Episode;
import earshot.mention.Mention;
import earshot.query.Change;
import earshot.query.Said;
import earshot.query.Trouble;
import earshot.query.Wording;
import earshot.query.http.Alarms;
import earshot.query.http.Rig;
import earshot.query.http.Rulebook;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/** What people come for, done as they do it, from left to right and from right to left. */
class TasksBrowserTest extends InBrowser {
  private Alarms alarms;
  private Rulebook rules;

  @Override
  Rig rig() {
    alarms = new Alarms();
    alarms.episodes.add(Town.surge());
    rules = new Rulebook();
    return Town.rig(alarms, rules).obeying();
  }

  private void start(String language, String path) {
    speak(language);
    open(path);
  }

  private int settled() {
    return all(".card.settled").size();
  }

  private void listening() {
    until("the page listens", () -> rig.events.subscriptions() == 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "fa"})
  void tenMentionsAreTriagedByKeyboard(String language) {
    start(language, "/?queue=answer");
    for (int done = 1; done <= 10; done++) {
      int expected = done;
      press("j");
      press("e");
      until(done + " are done", () -> settled() == expected);
    }
    press("u");
    until("the last one is open again", () -> settled() == 9);
    assertThat(rig.json("/api/v1/mentions?status=done").at("/total").asInt()).isEqualTo(9);
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "fa"})
  void whatWasAnsweredIsNotedByKeyboard(String language) {
    start(language, "/");
    press("j");
    press("r");
    press("پوزش می‌خواهیم. Sorry!");
    new Actions(browser).keyDown(Keys.CONTROL).sendKeys(Keys.ENTER).keyUp(Keys.CONTROL).perform();

    until("the answer is shown", () -> !all(".card .reply").isEmpty());
    assertThat(first(".card .reply [dir=auto]").getText()).isEqualTo("پوزش می‌خواهیم. Sorry!");
    assertThat(first(".card").getDomAttribute("data-status")).isEqualTo("answered");
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "fa"})
  void aMentionIsAssignedByKeyboard(String language) {
    start(language, "/");
    press("j");
    press("a");
    press("آنی", Keys.ENTER);

    until("it is Ani's", () -> "آنی".equals(first(".card").getDomAttribute("data-assignee")));
    press("u");
    until("it is nobody's", () -> "".equals(first(".card").getDomAttribute("data-assignee")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "fa"})
  void severalAreDoneAtOnceAndUndoneAtOnce(String language) {
    start(language, "/");
    assertThat(first("#chosen").isDisplayed()).isFalse();
    press("j", "x", "j", "x", "j", "x");
    assertThat(first("#chosen").isDisplayed()).isTrue();
    press("e");
    until("three are done", () -> settled() == 3);
    press("u");
    until("all are open", () -> settled() == 0);
    assertThat(rig.json("/api/v1/mentions?status=done").at("/total").asInt()).isZero();
  }

  private long ticked() {
    return all(".card .pick input").stream().filter(WebElement::isSelected).count();
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "fa"})
  void allOfAPageAreChosenAtOnce(String language) {
    start(language, "/?size=8");
    press("X");
    assertThat(ticked()).isEqualTo(8);
    press("X");
    assertThat(ticked()).isZero();
    press("j", "x");
    first("#chosen [data-all]").click();
    assertThat(ticked()).isEqualTo(8);
    press("e");
    until("all are done", () -> settled() == 8);
  }

  @Test
  void allBetweenTwoTicksAreChosen() {
    start("en", "/?size=8");
    List<WebElement> ticks = all(".card .pick input");
    ticks.get(1).click();
    new Actions(browser).keyDown(Keys.SHIFT).click(ticks.get(4)).keyUp(Keys.SHIFT).perform();

    assertThat(ticked()).isEqualTo(4);
    assertThat(ticks.get(0).isSelected()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "fa"})
  void whatIsRefusedIsToldInThePagesLanguage(String language) {
    start(language, "/");
    rig.close();
    press("j");
    press("e");

    String sorry = new Wording(Pages.class, Locale.of(language), ZoneOffset.UTC).of("problem.503");
    until("it is told", () -> first(".card .told").getText().equals(sorry));
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "fa"})
  void whyAMentionIsFirstIsTold(String language) {
    start(language, "/");
    press("j");
    press("w");

    WebElement why = first(".card .why table");
    assertThat(why.isDisplayed()).isTrue();
    assertThat(why.findElements(By.cssSelector("tbody tr"))).hasSizeGreaterThan(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "fa"})
  void aGapOfASourceIsSeen(String language) {
    start(language, "/");
    follow(first(".top a[href='/sources']")::click);

    String plain =
        new Wording(Trouble.class, Locale.of(language), ZoneOffset.UTC).of("trouble.overrun");
    WebElement missed = first(".line .missed");
    assertThat(missed.findElement(By.tagName("title")).getDomProperty("textContent"))
        .contains(plain);
    WebElement row = first(".feeds > li:has(.missed)");
    row.findElement(By.cssSelector("summary")).click();
    assertThat(row.getText()).contains(plain).doesNotContain("500 newest");
    row.findElement(By.cssSelector("details.exactly summary")).click();
    assertThat(row.getText()).contains("500 newest");
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "fa"})
  void aSearchBecomesARule(String language) {
    start(language, "/?sentiment=negative");
    follow(() -> press("/", "cold", Keys.ENTER));
    assertThat(browser.getCurrentUrl()).contains("q=cold");
    follow(first("a[href^='/rules?when=']")::click);
    assertThat(all(".make [role=status]")).as("its past is shown").isNotEmpty();
    first(".rule [formmethod=post]").click();
    assertThat(first(".rule [name=name]")).isEqualTo(browser.switchTo().activeElement());
    first(".rule [name=name]").sendKeys("angry about cold coffee");
    follow(first(".rule [formmethod=post]")::click);

    assertThat(rules.all().getFirst().when()).contains("(cold) sentiment:\"negative\"");
    assertThat(all("table.sources tbody tr")).hasSize(1);
    assertThat(first("table.sources tbody th").getText()).isEqualTo("angry about cold coffee");
  }

  @Test
  void aSearchIsKept() {
    open("/?q=cold");
    first(".save summary").click();
    follow(() -> first(".save [name=name]").sendKeys("cold things", Keys.ENTER));

    assertThat(first(".saved a").getText()).isEqualTo("cold things");
    assertThat(browser.getCurrentUrl()).endsWith("/?q=cold");
  }

  /** In Persian today is at the left. */
  @ParameterizedTest
  @ValueSource(strings = {"en", "fa"})
  void timeRunsAsPeopleRead(String language) {
    start(language, "/trends");
    List<WebElement> bars = all(".chart:first-of-type .bars rect:not(.mark)");
    int begin = bars.getFirst().getRect().x;
    int today = bars.getLast().getRect().x;
    List<WebElement> ticks = all(".chart:first-of-type .ticks span");

    assertThat(today > begin).isEqualTo(language.equals("en"));
    assertThat(ticks.getLast().getRect().x > ticks.getFirst().getRect().x)
        .isEqualTo(language.equals("en"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "fa"})
  void lastWeeksCheckIsRead(String language) {
    start(language, "/");
    follow(first(".top a[href='/digest']")::click);

    assertThat(all(".letter h1")).isNotEmpty();
    WebElement letter = first(".letter > [lang]");
    assertThat(letter.getDomAttribute("lang")).isEqualTo(language);
    assertThat(browser.executeScript("return getComputedStyle(arguments[0]).direction", letter))
        .isEqualTo(language.equals("fa") ? "rtl" : "ltr");
  }

  @Test
  void aLanguageIsChosenInTheMenuOnTheSamePage() {
    open("/sources");
    first(".me > summary").click();
    follow(first(".languages [value=fa]")::click);

    assertThat(first("html").getDomAttribute("lang")).isEqualTo("fa");
    assertThat(browser.getCurrentUrl()).endsWith("/sources");
    assertThat(first("html").getDomAttribute("dir")).isEqualTo("rtl");
  }

  @Test
  void whatSomebodyElseDoesIsSeenAndNothingWrittenIsLost() {
    open("/");
    listening();
    String seen = first(".card").getDomAttribute("data-id");
    done(seen);
    until("it is done here too", () -> settled() == 1);
    assertThat(first(".card.settled .told").getText()).contains("just changed");

    String written = all(".card").get(1).getDomAttribute("data-id");
    press("j", "j", "n");
    press("half a thought");
    done(written);
    String told = "#m-" + written + " .told";
    until("it is told", () -> first(told).getText().contains("just changed"));
    assertThat(first("#m-" + written + " [name=note]").getDomProperty("value"))
        .isEqualTo("half a thought");
    assertThat(settled()).isEqualTo(1);
  }

  private void done(String id) {
    rig.post(
        "/api/v1/mentions/" + id + "/status",
        "{\"status\":\"done\"}",
        "Content-Type",
        "application/json");
    Mention after = rig.store.byId(new earshot.mention.MentionId(id)).orElseThrow();
    rig.events.tell(new Change.Put(after));
  }

  @Test
  void newMentionsComeInWithoutLosingThePlace() {
    open("/?sort=newest");
    listening();
    press("j", "j", "j");
    String at = first(".card:focus").getDomAttribute("id");
    int top = (int) place(at);
    Mention fresh = Sample.assessed(Sample.praise("fresh")).publishedAt(Said.NOW).mention();
    rig.store.apply(List.of(new Change.Put(fresh)));
    rig.events.tell(new Change.Put(fresh));
    until("it is told", () -> !all("#live a").isEmpty());
    first("#live a").click();

    until("it is there", () -> !all("#m-" + fresh.id()).isEmpty());
    assertThat(first(".card:focus").getDomAttribute("id")).isEqualTo(at);
    assertThat((int) place(at)).as("where it stands").isBetween(top - 1, top + 1);
    assertThat(all("#live a")).isEmpty();
  }

  private double place(String id) {
    Object top =
        browser.executeScript(
            "return document.getElementById(arguments[0]).getBoundingClientRect().top", id);
    return ((Number) Optional.ofNullable(top).orElseThrow()).doubleValue();
  }

  @Test
  void anAlertIsTakenCareOf() {
    Episode over = Town.surge();
    alarms.episodes.add(
        new Episode(
            "open",
            over.rule(),
            over.kind(),
            over.cause(),
            Episode.State.OPEN,
            1,
            Episode.Change.OPENED,
            Said.NOW,
            Said.NOW,
            Optional.empty(),
            over.figures(),
            List.of(),
            List.of("desk"),
            Optional.empty()));
    open("/alerts");
    follow(first("#open [action$=acknowledge] button")::click);

    assertThat(alarms.acknowledgements).isNotEmpty();
    assertThat(all("#open [action$=acknowledge]")).isEmpty();
    assertThat(first("#open").getText()).contains("takes care of it since");
    assertThat(all(".top nav a")).as("the page is still a page").hasSizeGreaterThan(3);
  }
}
