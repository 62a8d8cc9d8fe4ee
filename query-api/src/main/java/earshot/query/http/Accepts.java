package earshot.query.http;

import io.javalin.http.Context;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the client can read, from its {@code Accept} header. */
final class Accepts {
  static final String JSON = "application/json";

  private static final Pattern NEVER = Pattern.compile("q=0(\\.0*)?");

  private Accepts() {}

  /** Refuses a client that can't read this media type. */
  static void check(Context context, String served) {
    if (!accepts(Optional.ofNullable(context.header("Accept")).orElse("*/*"), served)) {
      throw Problem.notAcceptable(served).thrown();
    }
  }

  static boolean accepts(String header, String served) {
    return header.isBlank()
        || header.equals("*/*")
        || Arrays.stream(header.split(",", -1)).anyMatch(range -> covers(range, served));
  }

  private static boolean covers(String range, String served) {
    String[] parts = range.toLowerCase(Locale.ROOT).replace(" ", "").split(";", -1);
    String type = served.substring(0, served.indexOf('/'));
    boolean fits =
        parts[0].equals("*/*") || parts[0].equals(type + "/*") || parts[0].equals(served);
    return fits && Arrays.stream(parts).noneMatch(part -> NEVER.matcher(part).matches());
  }
}
