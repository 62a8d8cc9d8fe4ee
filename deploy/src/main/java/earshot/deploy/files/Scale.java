package earshot.deploy.files;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** From the worst rating to the best. */
public record Scale(double worst, double best) {
  /** One to five. */
  static final Scale STARS = new Scale(1, 5);

  private static final Pattern WRITTEN =
      Pattern.compile("(-?\\d+(?:\\.\\d+)?)-(-?\\d+(?:\\.\\d+)?)");

  public Scale {
    if (!(worst < best)) {
      throw new Unusable("a scale goes from the worst to the best: %s-%s".formatted(worst, best));
    }
  }

  /** The scale written like 0-10. */
  public static Scale of(String written) {
    Matcher ends = WRITTEN.matcher(written.strip());
    if (!ends.matches()) {
      throw new Unusable("a scale is written like 0-10: " + written);
    }
    return new Scale(Double.parseDouble(ends.group(1)), Double.parseDouble(ends.group(2)));
  }
}
