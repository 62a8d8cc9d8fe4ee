package earshot.query.notify;

import java.util.Locale;

/**
 * The mailbox that mails come back to when they can't be delivered, over IMAP.
 *
 * @param folder where they arrive
 */
public record BounceBox(
    String host, int port, String username, String password, String folder, Security security) {
  /** How the connection is protected. */
  public enum Security {
    /** TLS from the first byte. */
    TLS,
    /** STARTTLS, or nothing is read. */
    STARTTLS,
    NONE;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Without the password. */
  @Override
  public String toString() {
    return host + ":" + port;
  }
}
