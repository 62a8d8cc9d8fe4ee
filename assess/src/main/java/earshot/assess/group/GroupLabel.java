package earshot.assess.group;

import java.util.regex.Pattern;

/**
 * What a group is called: what its most typical statement says, on one line and cut to a length,
 * without addresses, whom it was said to and the number of a list's line.
 */
public final class GroupLabel {
  private static final int LONGEST = 90;
  private static final Pattern ADDRESS = Pattern.compile("(?i)(?:https?://|www[.])[!-~]+");
  private static final Pattern BEFORE =
      Pattern.compile(
          "^(?:\\p{N}{1,2}[.)]\\s+|[-–•*]\\s+)?(?:RT\\b:?\\s*)?(?:@[\\p{L}\\p{N}_.-]+[:,]?\\s+)*");

  private GroupLabel() {}

  /** The label that these words make. */
  public static String of(String text) {
    String line =
        oneLine(BEFORE.matcher(oneLine(ADDRESS.matcher(text).replaceAll(" "))).replaceFirst(""));
    return cut(line.codePoints().anyMatch(Character::isLetterOrDigit) ? line : oneLine(text));
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }

  private static String cut(String line) {
    if (line.codePointCount(0, line.length()) <= LONGEST) {
      return line;
    }
    int end = line.offsetByCodePoints(0, LONGEST);
    int space = line.lastIndexOf(' ', end);
    return line.substring(0, space > LONGEST / 2 ? space : end) + "…";
  }
}
