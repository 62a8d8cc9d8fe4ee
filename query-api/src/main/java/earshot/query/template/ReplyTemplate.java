package earshot.query.template;

import earshot.mention.Mention;
import earshot.query.Unfit;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An answer with places left open, as a record on {@code settings} under {@code template:NAME}.
 *
 * @param language ISO 639-1, in which it is written
 * @param text with placeholders such as <code>{author}</code>
 */
public record ReplyTemplate(String name, String language, Situation situation, String text) {
  /** Longer names would not fit a list. */
  public static final int LONGEST_NAME = 60;

  /** As long as an answer may be. */
  public static final int LONGEST_TEXT = 10_000;

  private static final String TEXT = "text";

  /** Part of an address, so without what would be taken for something else there. */
  private static final Pattern NAME = Pattern.compile("[^./\\\\;%][^/\\\\;%]*");

  /** With the space or comma before it, which leaves with what nobody knows. */
  private static final Pattern OPEN = Pattern.compile("([ ,،]*)\\{([^{}]*)}");

  public ReplyTemplate {
    refuse(
        name.isBlank() || name.length() > LONGEST_NAME || !NAME.matcher(name).matches(),
        "name",
        Unfit.Kind.NAME,
        "a template needs a name of at most %d characters, without / \\ ; %% and a point first",
        LONGEST_NAME);
    refuse(
        !language.matches("[a-z]{2,3}"),
        "language",
        Unfit.Kind.UNKNOWN,
        "\"%s\" is no language such as en",
        language);
    refuse(text.isBlank(), TEXT, Unfit.Kind.MISSING, "a template needs a text");
    refuse(
        text.length() > LONGEST_TEXT,
        TEXT,
        Unfit.Kind.LONG,
        "a template needs a text of at most %d characters",
        LONGEST_TEXT);
    OPEN.matcher(text).results().forEach(ReplyTemplate::known);
    refuse(
        OPEN.matcher(text).replaceAll("").matches("(?s).*[{}].*"),
        TEXT,
        Unfit.Kind.PLACEHOLDER,
        "a brace stands alone; placeholders are %s",
        placeholders());
  }

  /** The values are what the mistake speaks of. */
  private static void refuse(
      boolean wrong, String field, Unfit.Kind kind, String why, Object... values) {
    if (wrong) {
      throw new Unfit(field, kind, why.formatted(values), values);
    }
  }

  private static void known(MatchResult open) {
    refuse(
        Placeholder.named(open.group(2)).isEmpty(),
        TEXT,
        Unfit.Kind.PLACEHOLDER,
        "there is no placeholder {%2$s}; known are %1$s",
        placeholders(),
        open.group(2));
  }

  /** All that can be left open, as it is written. */
  public static String placeholders() {
    return Arrays.stream(Placeholder.values())
        .map(one -> "{" + one.word() + "}")
        .collect(Collectors.joining(" "));
  }

  /** The answer to this mention; what nobody knows is left out. */
  public String fill(Mention mention, Optional<String> me) {
    Locale locale = Locale.of(language);
    return OPEN.matcher(text)
        .replaceAll(
            open ->
                Placeholder.named(open.group(2))
                    .flatMap(one -> one.of(mention, me, locale))
                    .map(value -> Matcher.quoteReplacement(open.group(1) + value))
                    .orElse(""))
        .strip();
  }
}
