package earshot.ingest.source;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/**
 * Turns what places send into text that a person reads: blocks become lines, entities characters,
 * scripts nothing.
 */
public final class PlainText {
  private static final Pattern MARKUP =
      Pattern.compile("</?[a-zA-Z][^<>]*>|<!--|&(#\\d+|#[xX]\\p{XDigit}+|[a-zA-Z]\\w{1,30});");
  private static final Set<String> BLOCKS =
      Set.of(
          "address article aside blockquote br caption dd details div dl dt fieldset figcaption"
              .concat(" figure footer form h1 h2 h3 h4 h5 h6 header hr legend li main nav ol p pre")
              .concat(" section summary table tr ul")
              .split(" "));
  private static final Set<String> SILENT =
      Set.of("script", "style", "template", "iframe", "object", "svg", "math", "title", "textarea");

  private PlainText() {}

  /** The text of HTML, one line a block, no line empty. */
  public static String of(String html) {
    Reader reader = new Reader();
    Jsoup.parseBodyFragment(html).body().filter(reader);
    return reader.text.toString().strip();
  }

  /**
   * The text of what may be HTML or plain text, as many places leave open: with a tag or an entity
   * in it, it is HTML; else only its line ends are made equal.
   */
  public static String lenient(String text) {
    return MARKUP.matcher(text).find() ? of(text) : text.replaceAll("\\r\\n?", "\n").strip();
  }

  /** The same on one line, for titles and names. */
  public static String line(String text) {
    return lenient(text).replaceAll("[\\s\\u00a0]+", " ").strip();
  }

  private static final class Reader implements NodeFilter {
    private final StringBuilder text = new StringBuilder();

    @Override
    public FilterResult head(Node node, int depth) {
      if (node instanceof TextNode words) {
        append(words.getWholeText(), inPre(words));
      } else if (node instanceof Element element) {
        String name = name(element);
        if (SILENT.contains(name)) {
          return FilterResult.SKIP_ENTIRELY;
        }
        breakLine(name);
        smiley(element, name);
      }
      return FilterResult.CONTINUE;
    }

    @Override
    public FilterResult tail(Node node, int depth) {
      if (node instanceof Element element) {
        breakLine(name(element));
        if (name(element).equals("td") || name(element).equals("th")) {
          append(" ", false);
        }
      }
      return FilterResult.CONTINUE;
    }

    /** Some blogs draw emoji as pictures; the character stands in their alternative text. */
    private void smiley(Element element, String name) {
      if (name.equals("img") && element.className().matches("(?i).*(emoji|smiley).*")) {
        text.append(element.attr("alt"));
      }
    }

    private void breakLine(String name) {
      if (BLOCKS.contains(name) && !text.isEmpty() && last() != '\n') {
        trimEnd();
        text.append('\n');
      }
    }

    private void append(String words, boolean asIs) {
      for (int i = 0; i < words.length(); i++) {
        char c = words.charAt(i);
        if (asIs && c == '\n') {
          breakLine("pre");
        } else if (c > ' ' && c != '\u00a0') {
          text.append(c);
        } else if (!text.isEmpty() && last() != ' ' && last() != '\n') {
          text.append(' ');
        }
      }
    }

    private char last() {
      return text.charAt(text.length() - 1);
    }

    private void trimEnd() {
      while (!text.isEmpty() && last() == ' ') {
        text.setLength(text.length() - 1);
      }
    }

    private static boolean inPre(TextNode words) {
      return words.parent() instanceof Element parent && parent.closest("pre") != null;
    }

    private static String name(Element element) {
      String name = element.normalName().toLowerCase(Locale.ROOT);
      return name.substring(name.indexOf(':') + 1);
    }
  }
}
