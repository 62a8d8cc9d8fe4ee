package earshot.query.pages;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.mention.Followup;
import earshot.query.Said;
import earshot.query.access.Role;
import earshot.query.access.Scope;
import earshot.query.followup.GuestList;
import earshot.query.http.Rig;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;

/**
 * Pages can be used by everybody, as far as <a href="https://www.deque.com/axe/">axe</a> can tell.
 */
class AccessBrowserTest extends InBrowser {
  private static final String AXE = "/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js";

  /** The rules of WCAG 2.2, levels A and AA. */
  private static final String CHECK =
      """
      const done = arguments[arguments.length - 1];
      axe.run({
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
        resultTypes: ['violations']
      }).then(found => done(
        found.violations.flatMap(v => v.nodes.map(n => v.id + ' ' + n.html.slice(0, 160) + ' '
          + (n.any[0]?.message ?? n.all[0]?.message ?? n.none[0]?.message ?? '')))));
      """;

  private static final String ADMINISTRATOR = "Ada";
  private static final String PASSWORD = "analytical engine";

  @Override
  Rig rig() {
    return Town.rig();
  }

  /**
   * Every page has it from its beginning, whatever its Content-Security-Policy allows to itself.
   */
  @BeforeAll
  void bringAxe() throws IOException {
    browser.executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", axe()));
  }

  /** Each language, and each pair of a scheme and a width. */
  @ParameterizedTest
  @CsvSource({"en, dark, 1440", "fa, light, 1440", "hy, light, 390", "ru, dark, 390"})
  void axeFindsNothing(String language, String scheme, int width) {
    look(language, scheme, width);
    for (String path : EveryPage.addresses().values()) {
      open(path);
      check(path);
    }
  }

  /** What looks different once there is an administrator: before, these lead to the set-up. */
  @ParameterizedTest
  @CsvSource({"en, light, 1440", "fa, dark, 390", "hy, light, 1440", "ru, dark, 390"})
  void axeFindsNothingWherePeopleLogIn(String language, String scheme, int width) {
    rig.access.setUp(ADMINISTRATOR, PASSWORD, Optional.of("Firefox · Linux"));
    rig.access.administration().add("Mara", Role.AGENT, PASSWORD, Optional.of(ADMINISTRATOR));
    rig.access
        .administration()
        .issue("report", Role.VIEWER, Scope.ALL, Duration.ofDays(9), Optional.of(ADMINISTRATOR));
    look(language, scheme, width);
    open("/login");
    check("login");
    follow(() -> logIn("wrong"));
    assertThat(all(".trouble")).hasSize(1);
    check("a refused login");
    follow(() -> logIn(PASSWORD));
    for (String path : List.of("/", "/account", "/settings", "/people")) {
      open(path);
      assertThat(browser.getCurrentUrl()).endsWith(path);
      check(path);
    }
    assertThat(all("main table")).as("people, tokens, logins").hasSizeGreaterThan(2);
  }

  /** Pages that nobody logs in to, for customers who were asked what they think. */
  @ParameterizedTest
  @CsvSource({"en, light, 390", "fa, dark, 390", "hy, light, 1440", "ru, dark, 1440"})
  void axeFindsNothingWhereCustomersAreAsked(String language, String scheme, int width) {
    GuestList guests = new GuestList();
    String person = GuestList.PLAN.seal().person("ani@example.org");
    guests.put(guest(person, language));
    rig.close();
    rig = FollowupPageTest.rig(guests);
    look(language, scheme, width);
    String path = "/followup/" + GuestList.PLAN.seal().token(person);
    for (String asked : List.of(path, path + "?stars=4", path + "?done=", path + "/unsubscribe")) {
      open(asked);
      assertThat(first("html").getDomAttribute("lang")).isEqualTo(language);
      check(asked);
    }
  }

  private void logIn(String password) {
    first(".door [name=name]").clear();
    first(".door [name=name]").sendKeys(ADMINISTRATOR);
    first(".door [name=password]").sendKeys(password, Keys.ENTER);
  }

  private static Followup guest(String person, String language) {
    return new Followup(
        person,
        "Acme",
        person,
        Optional.of("ani@example.org"),
        Optional.of("Ani"),
        language,
        Optional.empty(),
        Said.NOW,
        Optional.empty(),
        Optional.empty());
  }

  private void look(String language, String scheme, int width) {
    browser.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    speak(language);
    size(width, 900);
  }

  private void check(String page) {
    browser.executeScript(
        "document.querySelectorAll('details:not(.me)').forEach(d => d.open = true)");
    assertThat((List<?>) browser.executeAsyncScript(CHECK)).as(page).isEmpty();
  }

  private static String axe() throws IOException {
    try (InputStream script =
        Objects.requireNonNull(AccessBrowserTest.class.getResourceAsStream(AXE), AXE)) {
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
