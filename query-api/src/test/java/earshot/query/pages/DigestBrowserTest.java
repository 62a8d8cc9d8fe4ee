package earshot.query.pages;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.query.http.Rig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.OutputType;

/**
 * The review check as a mail program shows it: the golden letters, without a server behind them.
 * With {@code -Dearshot.screenshots=DIR} each is drawn there.
 */
class DigestBrowserTest extends InBrowser {
  private static final Path GOLDEN = Path.of("src/test/resources/earshot/query/http/digest");

  @Override
  Rig rig() {
    return Sample.rig();
  }

  @ParameterizedTest
  @CsvSource({
    "en, ltr, 900", "fa, rtl, 900", "hy, ltr, 900", "ru, ltr, 900",
    "en, ltr, 360", "fa, rtl, 360", "hy, ltr, 360", "ru, ltr, 360"
  })
  void theLetterIsWholeInItsDirectionAndItsLetters(String language, String direction, int width)
      throws IOException {
    size(width, 900);
    browser.get(GOLDEN.resolve(language + ".html").toUri().toString());
    draw(language, width);

    assertThat(browser.executeScript("return getComputedStyle(document.body).direction"))
        .isEqualTo(direction);
    assertThat(browser.executeScript(OUTSIDE)).as("what stands out").isEqualTo(List.of());
    assertThat(browser.executeScript(SIDEWAYS)).as("scrolls sideways").isEqualTo(0L);
    assertThat(browser.executeScript(UNREADABLE)).as("letters without a form").isEqualTo("");
    assertThat(browser.executeScript("return performance.getEntriesByType('resource').length"))
        .as("fetched from elsewhere")
        .isEqualTo(0L);
    assertThat(String.valueOf(browser.executeScript(START)))
        .as("where the title begins")
        .contains(direction);
    assertThat(browser.executeScript(BARS)).as("bars of the picture").isEqualTo(true);
  }

  private static final String OUTSIDE =
      "return [...document.querySelectorAll('body *')].filter(e => { const r ="
          + " e.getBoundingClientRect(); return r.width > 1 && (r.right > innerWidth + 1 || r.left"
          + " < -1); }).map(e => e.tagName + ': ' + e.textContent.slice(0, 40))";

  private static final String SIDEWAYS =
      "return document.documentElement.scrollWidth - document.documentElement.clientWidth";

  /** A letter that no font has is drawn like one that cannot exist. */
  private static final String UNREADABLE =
      """
      const canvas = document.createElement('canvas');
      canvas.width = canvas.height = 40;
      const context = canvas.getContext('2d', {willReadFrequently: true});
      const font = getComputedStyle(document.body).fontFamily;
      const drawn = letter => {
        context.clearRect(0, 0, 40, 40);
        context.font = '24px ' + font;
        context.fillText(letter, 4, 30);
        return context.getImageData(0, 0, 40, 40).data.join();
      };
      const missing = drawn('\\u{10FFFD}');
      return [...new Set(document.body.innerText)]
          .filter(letter => /[\\p{L}\\p{N}]/u.test(letter) && drawn(letter) === missing).join('');
      """;

  private static final String START =
      """
      const range = document.createRange();
      range.selectNodeContents(document.querySelector('h1'));
      const words = range.getBoundingClientRect();
      const line = document.querySelector('h1').getBoundingClientRect();
      return [...(words.left < line.left + 2 ? ['ltr'] : []),
          ...(words.right > line.right - 2 ? ['rtl'] : [])].join();
      """;

  /** Bars have a width and lie within their row. */
  private static final String BARS =
      """
      const bars = [...document.querySelectorAll('td[width$="%"][bgcolor]')];
      return bars.length > 3 && bars.some(bar => bar.getBoundingClientRect().width > 20);
      """;

  private void draw(String language, int width) throws IOException {
    Optional<Path> folder =
        Optional.ofNullable(System.getProperty("earshot.screenshots")).map(Path::of);
    if (folder.isPresent()) {
      Object height = browser.executeScript("return document.documentElement.scrollHeight");
      size(width, (int) Math.min(6000, ((Number) height).longValue()));
      Files.write(
          folder.get().resolve("letter-%s-%d.png".formatted(language, width)),
          browser.getScreenshotAs(OutputType.BYTES));
      size(width, 900);
    }
  }
}
