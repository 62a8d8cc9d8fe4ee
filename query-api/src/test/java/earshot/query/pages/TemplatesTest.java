package earshot.query.pages;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.query.Wording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Templates hold no words of their own: those of ours are in bundles. */
class TemplatesTest {
  private static final Path FOLDER = Path.of("src/main/jte");
  private static final Pattern KEY = Pattern.compile("words(?:\\(\\))?\\.of\\(\"([\\w.-]+)\"[,)]");
  private static final List<String> READ = List.of("title", "placeholder", "aria-label", "alt");

  private static List<Path> templates() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("templates")
  void noWordsStandInATemplate(Path template) throws IOException {
    Element page = Jsoup.parse(withoutCode(Files.readString(template))).body();
    page.select("kbd, code").remove();
    String names = page.text().replaceAll("\\b(Earshot|CSV|JSONL)\\b", "");

    assertThat(names).as("text of %s", template).doesNotContainPattern("\\p{L}");
    for (String attribute : READ) {
      assertThat(page.select("[" + attribute + "]").eachAttr(attribute))
          .as("%s in %s", attribute, template)
          .allMatch(value -> value.equals("UTC") || !value.matches(".*\\p{L}.*"));
    }
  }

  @Test
  void whatIsFoundHereWouldBeFound() {
    assertThat(withoutCode("@if(a(\")\"))<p title=\"${b(\"}\")}\">Hello ${c}</p>@endif"))
        .isEqualTo("<p title=\"\">Hello </p>");
    assertThat(withoutCode("@template.x(a = b(), content = @`<b>Word</b>`)"))
        .isEqualTo("<b>Word</b>");
  }

  @ParameterizedTest
  @MethodSource("templates")
  void everyKeyOfATemplateIsInTheBundle(Path template) throws IOException {
    Wording words = new Wording(Pages.class, Locale.ENGLISH, ZoneOffset.UTC);
    Matcher key = KEY.matcher(Files.readString(template));
    while (key.find()) {
      assertThat(words.of(key.group(1))).as(key.group(1)).isNotBlank();
    }
  }

  /** The template with only its HTML. */
  private static String withoutCode(String template) {
    String html =
        template
            .replaceAll("(?m)^@(import|param) .*$", "")
            .replaceAll("@template\\.\\w+\\([^`\\n]*content = @`", "")
            .replaceAll("`\\)", "");
    StringBuilder rest = new StringBuilder();
    Matcher code =
        Pattern.compile(
                "(\\$unsafe|\\$|!)\\{|@(if|elseif|for|template\\.\\w+)\\(|@(else|endif|endfor)")
            .matcher(html);
    int at = 0;
    while (code.find(at)) {
      rest.append(html, at, code.start());
      at = code.group(3) == null ? behind(html, code.end()) : code.end();
    }
    return rest.append(html.substring(at)).toString();
  }

  /** Behind the bracket that closes the one before this place; brackets in strings don't count. */
  private static int behind(String html, int from) {
    int depth = 1;
    boolean string = false;
    int at = from;
    while (depth > 0) {
      char c = html.charAt(at++);
      string ^= c == '"';
      depth += string ? 0 : "({".indexOf(c) >= 0 ? 1 : ")}".indexOf(c) >= 0 ? -1 : 0;
    }
    return at;
  }
}
