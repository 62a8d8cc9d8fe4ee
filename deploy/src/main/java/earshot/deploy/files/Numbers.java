package earshot.deploy.files;

import earshot.mention.Rating;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads numbers as people write them. */
final class Numbers {
  private static final Pattern OF =
      Pattern.compile(
          "(\\d+(?:[.,]\\d+)?)\\s*(?:/|(?:out )?of|из|از|von|de|sur)\\s*(\\d+)(?:\\D*)");
  private static final Pattern ALONE =
      Pattern.compile("(-?\\d+(?:[.,]\\d+)?)\\s*(?:\\p{L}+|[★⭐])?");
  private static final Pattern STARS = Pattern.compile("[★⭐☆\\ufe0f\\s]+");
  private static final List<String> WORDS = List.of("one", "two", "three", "four", "five");

  private Numbers() {}

  /** The text with digits of all scripts as 0 to 9. */
  static String latin(String text) {
    return text.codePoints()
        .map(c -> Character.isDigit(c) ? '0' + Character.digit(c, 10) : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /**
   * A rating such as 4, 4,5, 8/10, ★★★★☆ or FIVE.
   *
   * @param scale what a person says the scale is; else what is written, else 1 to 5
   * @throws IllegalArgumentException saying why there is none
   */
  static Rating rating(String written, Optional<Scale> scale) {
    String text = latin(written).replace('٫', '.').strip().toLowerCase(Locale.ROOT);
    int word = WORDS.indexOf(text);
    if (STARS.matcher(text).matches() || word >= 0) {
      long stars = text.codePoints().filter(c -> c == '★' || c == '⭐').count();
      return on(word >= 0 ? word + 1 : (double) stars, scale.orElse(Scale.STARS));
    }
    Matcher of = OF.matcher(text);
    if (of.matches()) {
      double best = decimal(of.group(2));
      return on(decimal(of.group(1)), scale.orElse(new Scale(best == 5 ? 1 : 0, best)));
    }
    Matcher alone = ALONE.matcher(text);
    if (!alone.matches()) {
      throw new IllegalArgumentException("'" + written + "' is no rating");
    }
    return on(decimal(alone.group(1)), scale.orElse(Scale.STARS));
  }

  private static double decimal(String number) {
    return Double.parseDouble(number.replace(',', '.'));
  }

  private static Rating on(double value, Scale scale) {
    if (value < scale.worst() || value > scale.best()) {
      throw new IllegalArgumentException(
          "rating %s is not on the scale from %s to %s; say --scale"
              .formatted(value, scale.worst(), scale.best()));
    }
    return new Rating(value, scale.worst(), scale.best());
  }
}
