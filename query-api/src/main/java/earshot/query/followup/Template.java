package earshot.query.followup;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Words with fields in braces, checked when it is made: a field that nobody knows would otherwise
 * be seen by the first customer.
 */
public final class Template {
  /** Who is asked. */
  public static final String NAME = "name";

  public static final String BRAND = "brand";

  /** Five links, one for each number of stars. */
  public static final String STARS = "stars";

  /** To the page where a comment can be left. */
  public static final String LINK = "link";

  /** To the page where no more mail can be asked for. */
  public static final String UNSUBSCRIBE = "unsubscribe";

  private static final List<String> PLAIN = List.of(BRAND, NAME);
  private static final List<String> ALL = List.of(BRAND, LINK, NAME, STARS, UNSUBSCRIBE);
  private static final Pattern FIELD = Pattern.compile("\\{([^{}]*)}");

  private final List<Part> parts;

  private Template(List<Part> parts) {
    this.parts = parts;
  }

  /** Words, or the name of a field. */
  private record Part(String text, boolean field) {}

  /**
   * The text of a mail.
   *
   * @throws IllegalArgumentException for a field that there is not, or where nothing leads to the
   *     answer
   */
  public static Template ofText(String written) {
    Template template = of(written, ALL);
    if (!template.has(STARS) && !template.has(LINK)) {
      throw new IllegalArgumentException(
          "nobody could answer it: it needs {%s} or {%s}".formatted(STARS, LINK));
    }
    return template;
  }

  /**
   * The subject of a mail, in one line.
   *
   * @throws IllegalArgumentException for a field that there is not
   */
  public static Template ofSubject(String written) {
    if (written.isBlank() || written.chars().anyMatch(c -> c < ' ')) {
      throw new IllegalArgumentException("a subject is one line with something in it");
    }
    return of(written, PLAIN);
  }

  private static Template of(String written, List<String> known) {
    List<Part> parts = new ArrayList<>();
    Matcher fields = FIELD.matcher(written);
    int end = 0;
    while (fields.find()) {
      String name = fields.group(1);
      if (!known.contains(name)) {
        throw new IllegalArgumentException(
            "there is no field {%s}; known are {%s}".formatted(name, String.join("}, {", known)));
      }
      parts.add(new Part(written.substring(end, fields.start()), false));
      parts.add(new Part(name, true));
      end = fields.end();
    }
    parts.add(new Part(written.substring(end), false));
    return new Template(List.copyOf(parts));
  }

  boolean has(String field) {
    return parts.stream().anyMatch(part -> part.field() && part.text().equals(field));
  }

  /**
   * The words with what stands for the fields.
   *
   * @param words how words of the template itself are written
   */
  String filled(Map<String, String> fields, Function<String, String> words) {
    StringBuilder filled = new StringBuilder();
    for (Part part : parts) {
      filled.append(
          part.field()
              ? Optional.ofNullable(fields.get(part.text())).orElse("")
              : words.apply(part.text()));
    }
    return filled.toString();
  }
}
