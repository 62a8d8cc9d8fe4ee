package earshot.query.pages;

import earshot.mention.Texts;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Leads people on within these pages, and nowhere else. */
final class Local {
  private static final int SEE_OTHER = 303;
  private static final int A_YEAR = 365 * 24 * 3600;

  private Local() {}

  /** An address of ours, if this is one: "//" would begin one elsewhere. */
  static Optional<String> path(@Nullable String given) {
    return Texts.present(given).filter(path -> path.matches("/(?![/\\\\])[^\\p{Cntrl}]*"));
  }

  /** Keeps a value in this browser, for a year; an empty one goes at once. */
  static void keep(String name, String value, Context context) {
    keep(name, value, SameSite.LAX, context);
  }

  /** The same, told only by our own pages. */
  static void keepStrictly(String name, String value, Context context) {
    keep(name, value, SameSite.STRICT, context);
  }

  private static void keep(String name, String value, SameSite sent, Context context) {
    keep(value.isEmpty() ? 0 : A_YEAR, name, value, sent, context);
  }

  /** The same for as long as this. */
  static void keepFor(Duration lasting, String name, String value, Context context) {
    keep((int) lasting.toSeconds(), name, value, SameSite.STRICT, context);
  }

  private static void keep(int seconds, String name, String value, SameSite sent, Context context) {
    Cookie cookie = new Cookie(name, value);
    cookie.setMaxAge(seconds);
    cookie.setHttpOnly(true);
    cookie.setSameSite(sent);
    context.cookie(cookie);
  }

  /** A text as cookies can hold it. */
  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** A text that a cookie holds; empty where it is none of ours. */
  static Optional<String> cookie(String name, Context context) {
    try {
      return Texts.present(context.cookie(name))
          .map(text -> URLDecoder.decode(text, StandardCharsets.UTF_8))
          .flatMap(Texts::present);
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // not one of ours
    }
  }

  static void redirect(String path, Context context) {
    context.status(SEE_OTHER).header("Location", path);
  }
}
