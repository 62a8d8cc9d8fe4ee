package earshot.query.pages;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.query.http.Rig;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Pages can be used by everybody, as far as <a href="https://www.deque.com/axe/">axe</a> can tell.
 */
class AccessBrowserTest extends InBrowser {
  private static final String AXE = "/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js";

  /** The rules of WCAG 2.2, levels A and AA. */
  private static final String CHECK =
      """
      const done = arguments[arguments.length - 1];
      axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']}).then(found => done(
        found.violations.flatMap(v => v.nodes.map(n => v.id + ' ' + n.html.slice(0, 160) + ' '
          + (n.any[0]?.message ?? n.all[0]?.message ?? n.none[0]?.message ?? '')))));
      """;

  @Override
  Rig rig() {
    return Town.rig();
  }

  @ParameterizedTest
  @CsvSource({
    "en, light, 1440",
    "en, dark, 1440",
    "fa, light, 1440",
    "fa, dark, 390",
    "hy, light, 390",
    "ru, light, 390"
  })
  void axeFindsNothing(String language, String scheme, int width) throws IOException {
    browser.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    speak(language);
    size(width, 900);
    for (String path : EveryPage.addresses().values()) {
      open(path);
      browser.executeScript(
          "document.querySelectorAll('details:not(.me)').forEach(d => d.open = true)");
      browser.executeScript(axe());
      assertThat((List<?>) browser.executeAsyncScript(CHECK)).as(path).isEmpty();
    }
  }

  private static String axe() throws IOException {
    try (InputStream script =
        Objects.requireNonNull(AccessBrowserTest.class.getResourceAsStream(AXE), AXE)) {
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
