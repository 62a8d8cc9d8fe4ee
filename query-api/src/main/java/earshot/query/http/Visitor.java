package earshot.query.http;

import earshot.query.access.Access;
import earshot.query.access.Asking;
import earshot.query.access.Identity;
import earshot.query.access.Pass;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.time.Duration;
import java.util.Optional;

/** Tells from a request who makes it: by a token in a header or by a session in a cookie. */
public final class Visitor {
  /** The attribute of a request that holds the name which somebody tries to log in with. */
  static final String CLAIMED = "claimed-name";

  /** The attribute of a request that let somebody in, or did not, though it changes nothing. */
  static final String CAME = "came-back";

  private static final String COOKIE = "earshot";
  private static final String SCHEME = "Bearer ";

  private Visitor() {}

  /** Who it is; empty where that has to be told and was not. */
  public static Optional<Identity> of(Context context, Access access) {
    return access.open()
        ? Optional.of(Identity.ANYBODY)
        : secret(context).flatMap(access::identity);
  }

  /** The secret that was shown, whatever it is worth. */
  public static Optional<String> secret(Context context) {
    return token(context).or(() -> session(context));
  }

  /** Whether it is a cookie that counts, which a browser shows by itself. */
  static boolean showsCookie(Context context) {
    return token(context).isEmpty() && session(context).isPresent();
  }

  private static Optional<String> token(Context context) {
    return Optional.ofNullable(context.header("Authorization"))
        .filter(given -> given.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
        .map(given -> given.substring(SCHEME.length()).strip());
  }

  private static Optional<String> session(Context context) {
    return Optional.ofNullable(context.cookie(COOKIE)).filter(given -> !given.isBlank());
  }

  /**
   * The name under which this person's deeds are kept: their own where people log in, else the one
   * that they say.
   */
  public static Optional<String> name(Optional<String> said) {
    return Asking.who().flatMap(Identity::name).or(() -> said);
  }

  /**
   * Remembers as whom somebody tries to log in, for the log. Only a name that somebody has: people
   * write their password into the wrong field.
   */
  public static void claims(Context context, String name, Access access) {
    context.attribute(CLAIMED, access.administration().named(name).orElse(""));
  }

  /** Remembers who came in by an address that a browser was sent back to, for the log. */
  public static void came(Context context, String name) {
    context.attribute(CLAIMED, name);
    context.attribute(CAME, true);
  }

  /** Gives the browser what it has to show from now on. */
  public static void welcome(Context context, Access.Opened opened, Access access) {
    Pass pass = opened.pass();
    Duration lasting = Duration.between(pass.createdAt(), pass.expiresAt());
    keep(COOKIE, opened.secret(), lasting, context, access);
  }

  /** Takes that from the browser. */
  public static void dismiss(Context context, Access access) {
    keep(COOKIE, "", Duration.ZERO, context, access);
  }

  /**
   * Gives the browser a secret to keep. Lax, so that whoever follows a link of a letter is still
   * logged in.
   */
  public static void keep(
      String name, String value, Duration lasting, Context context, Access access) {
    Cookie cookie = new Cookie(name, value);
    cookie.setPath("/");
    cookie.setMaxAge((int) lasting.toSeconds());
    cookie.setHttpOnly(true);
    cookie.setSameSite(SameSite.LAX);
    cookie.setSecure(
        context.scheme().equals("https")
            || access.rules().address().filter(at -> "https".equals(at.getScheme())).isPresent());
    context.cookie(cookie);
  }
}
