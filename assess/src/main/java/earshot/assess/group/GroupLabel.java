package earshot.assess.group;

/**
 * What a group is called: what its most typical statement says, on one line and cut to a length.
 */
public final class GroupLabel {
  private static final int LONGEST = 90;

  private GroupLabel() {}

  /** The label that these words make. */
  public static String of(String text) {
    String line = text.replaceAll("\\s+", " ").strip();
    if (line.codePointCount(0, line.length()) <= LONGEST) {
      return line;
    }
    int end = line.offsetByCodePoints(0, LONGEST);
    int space = line.lastIndexOf(' ', end);
    return line.substring(0, space > LONGEST / 2 ? space : end) + "…";
  }
}
