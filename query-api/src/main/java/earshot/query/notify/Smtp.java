package earshot.query.notify;

import java.util.Locale;
import java.util.Optional;

/**
 * The server that takes our mail.
 *
 * @param from sender of all mail
 */
public record Smtp(
    String host,
    int port,
    String from,
    Optional<String> username,
    Optional<String> password,
    Security security) {
  /** How the connection is protected. */
  public enum Security {
    /** STARTTLS where the server offers it. */
    OFFERED,
    /** STARTTLS, or nothing is sent. */
    STARTTLS,
    /** TLS from the first byte. */
    TLS,
    NONE;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Override
  public String toString() {
    return host + ":" + port;
  }
}
