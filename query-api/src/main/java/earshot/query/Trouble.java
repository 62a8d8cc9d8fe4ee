package earshot.query;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Why a feed could not be heard, in the reader's own language. Sources say it in English for
 * whoever mends them; what kind of trouble it is can be told from that.
 */
public enum Trouble {
  PRIVATE("private address|loopback"),
  BUDGET("the budget of .* is used up"),
  ROBOTS("robots\\.txt of .* disallows"),
  FORM("not what this place gives|is encoded as|larger than|redirect|cannot be taken|came where"),
  KEY("answers (401|403)\\b|the token (was refused|cannot be got)|password|authenticat|login"),
  OFTEN("answers (420|429)\\b|asked to be left alone|too many requests|quota"),
  GONE("answers (404|410)\\b|there is no folder"),
  AWAY(
      "answers 5\\d\\d\\b|timeout|timed out|connect|unreachable|unknown host|no address|refused"
          + "|cannot be read now|unresolved|UnknownHost|closed"),
  OVERRUN("window overrun|more was said than"),
  FAR("shows no further back"),
  LONG("the walk ended|same page twice"),
  ASLEEP("while nobody listened|nobody looked|away|stopped"),
  OTHER("");

  private final Pattern said;

  Trouble(String said) {
    this.said = Pattern.compile(said, Pattern.CASE_INSENSITIVE);
  }

  /** What kind this reason is. */
  static Trouble of(String reason) {
    return Arrays.stream(values())
        .filter(kind -> kind.said.matcher(reason).find())
        .findFirst()
        .orElse(OTHER);
  }

  /** The reason in plain words of that language. */
  public static String plain(String reason, Wording language) {
    return language.in(Trouble.class).of("trouble." + of(reason).name().toLowerCase(Locale.ROOT));
  }
}
