package earshot.query.pages;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.mention.Mention;
import earshot.mention.MentionId;
import earshot.mention.ReplyRules;
import earshot.mention.ReplyRules.Unit;
import earshot.query.Change;
import earshot.query.SearchRequest;
import earshot.query.http.Alarms;
import earshot.query.http.Rig;
import earshot.query.http.Rulebook;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Cookie;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.support.ui.Select;

/** Answering, completing and working beside others, in a real browser. */
class DeskBrowserTest extends InBrowser {
  private static final String ONE = "/mentions/" + Sample.persian().id();

  static final Map<String, String> PAGES =
      Map.of(
          "mention",
          ONE,
          "audit",
          ONE + "/audit",
          "thread",
          ONE + "/thread",
          "templates",
          "/templates");

  @Override
  Rig rig() {
    return Town.rig(new Alarms(), new Rulebook()).obeying();
  }

  private void start(String language, String who, String path) {
    speak(language);
    browser.manage().addCookie(new Cookie("who", who));
    open(path);
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "fa"})
  void anAnswerIsBegunWithATemplate(String language) {
    start(language, "Mara", "/?source=mastodon&language=fa");
    press("j", "r");
    until("templates are there", () -> !all(".card .choose select").isEmpty());
    new Select(first(".card .choose select")).selectByIndex(1);

    WebElement box = first(".card .answer textarea");
    assertThat(box.getDomProperty("value"))
        .startsWith("سلام سارا رضایی، از اینکه")
        .endsWith("Mara");
    assertThat(browser.switchTo().activeElement()).as("one may go on writing").isEqualTo(box);
    new Actions(browser).keyDown(Keys.CONTROL).sendKeys(Keys.ENTER).keyUp(Keys.CONTROL).perform();
    until("it is answered", () -> !all(".card .reply").isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "fa"})
  void theLengthOfAnAnswerIsToldWhileItIsWritten(String language) {
    rig.replies = any -> Optional.of(ReplyRules.upTo(8, Unit.GRAPHEMES));
    start(language, "Mara", "/");
    press("j", "r");
    press("Sorry 👩‍👩‍👧");

    WebElement box = first(".card .answer textarea");
    WebElement length = first(".card .answer .length");
    assertThat(length.getText()).isEqualTo(language.equals("en") ? "7 of 8" : "۷ از ۸");
    assertThat(box.getDomAttribute("aria-invalid")).isEqualTo("false");
    press("!!");
    assertThat(box.getDomAttribute("aria-invalid")).isEqualTo("true");
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "fa"})
  void aQueryIsCompletedByKeyboard(String language) {
    start(language, "Mara", "/");
    press("/", "senti");
    proposed("senti", 1);
    WebElement box = first("#q");
    assertThat(box.getDomAttribute("role")).isEqualTo("combobox");
    assertThat(box.getDomAttribute("aria-expanded")).isEqualTo("true");
    press(Keys.ARROW_DOWN);
    assertThat(box.getDomAttribute("aria-activedescendant")).isEqualTo("q-option-0");
    press(Keys.ENTER);
    proposed("sentiment:", 4);
    press("neg");
    proposed("sentiment:neg", 1);
    press(Keys.ARROW_DOWN, Keys.ENTER);
    assertThat(box.getDomProperty("value")).isEqualTo("sentiment:negative ");
    press("acm");
    proposed("sentiment:negative acm", 1);
    press(Keys.ARROW_DOWN, Keys.TAB);
    follow(() -> press(Keys.ENTER));

    assertThat(browser.getCurrentUrl())
        .contains("q=sentiment%3Anegative", "brand%3A%22Acme+Coffee%22");
    assertThat(first("h2.total").isDisplayed()).isTrue();
  }

  /** Waits for the proposals for what is written by now, and not those for less of it. */
  private void proposed(String written, int count) {
    String list = "#q-options[data-box='%s'] li".formatted(written);
    until(count + " proposed for " + written, () -> all(list).size() == count);
  }

  @Test
  void proposalsGoWithEscapeAndEnterSearches() {
    open("/");
    press("/", "lan");
    proposed("lan", 1);
    press(Keys.ESCAPE);
    assertThat(first("#q-options").isDisplayed()).isFalse();
    follow(() -> press(Keys.ENTER));
    assertThat(browser.getCurrentUrl()).as("it is searched as it stands").contains("q=lan");
  }

  @Test
  void twoOnOneMentionSeeEachOther() {
    start("en", "Mara", "/");
    press("j");
    String id = first(".card:focus").getDomAttribute("data-id");
    String told = "#m-" + id + " .company";
    HttpResponse<InputStream> ani =
        rig.send(
            rig.request("GET", "/mentions/" + id + "/company", "Cookie", "who=%3Cb%3EAni"),
            HttpResponse.BodyHandlers.ofInputStream());

    assertThat(ani.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
    until("she is seen", () -> first(told).getText().equals("<b>Ani is here too"));
    press("j");
    until("that is another one's", () -> first(told).getText().isEmpty());
  }

  @Test
  void whoHasNoNameSitsAlone() {
    String id = rig.store.search(SearchRequest.everything()).mentions().getFirst().id().value();

    assertThat(rig.get("/mentions/" + id + "/company").statusCode()).isEqualTo(204);
    assertThat(rig.get("/mentions/none-x/company").statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "fa"})
  void nothingMovesWhenOthersWorkAndMentionsCome(String language) {
    start(language, "Mara", "/");
    until("the page listens", () -> rig.events.subscriptions() == 1);
    browser.executeScript(
        """
        window.shift = 0;
        new PerformanceObserver((list) => list.getEntries().forEach((e) => { window.shift += e.value; }))
          .observe({ type: 'layout-shift' });
        """);
    for (String number : new String[] {"100", "101", "102"}) {
      rig.events.tell(new Change.Put(Sample.praise(number).mention()));
    }
    until("they are counted", () -> first("#live").getText().matches("(?s).*[3۳].*"));
    String id = all(".card").get(1).getDomAttribute("data-id");
    done(id);
    until("it is done here too", () -> all(".card.settled").size() == 1);
    browser.executeAsyncScript(
        "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(done))");

    Object shift = browser.executeScript("return window.shift");
    assertThat(((Number) Optional.ofNullable(shift).orElseThrow()).doubleValue())
        .as("cumulative layout shift")
        .isZero();
  }

  private void done(String id) {
    rig.post(
        "/api/v1/mentions/" + id + "/status",
        "{\"status\":\"done\"}",
        "Content-Type",
        "application/json");
    Mention after = rig.store.byId(new MentionId(id)).orElseThrow();
    rig.events.tell(new Change.Put(after));
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "fa"})
  void aMentionIsAnsweredOnItsPage(String language) {
    start(language, "Mara", "/?source=mastodon");
    follow(() -> press("j", "p"));
    assertThat(all("#one")).hasSize(1);
    press("r");
    press("Sorry!");
    first("#reply .answer button").click();

    until("it is answered", () -> !all("#one .reply").isEmpty());
    assertThat(first("#one .card").getDomAttribute("data-status")).isEqualTo("answered");
  }

  @Test
  void hostileTextsDoNothingOnTheirOwnPage() {
    Mention hostile = Sample.hostile().mention();
    open("/mentions/" + hostile.id());

    assertThat(browser.getTitle()).isEqualTo("Mention · Earshot");
    assertThat(first("#one h3").getText()).contains("<script>");
    open("/mentions/" + hostile.id() + "/audit");
    assertThat(browser.getTitle()).doesNotContain("stolen");
  }
}
