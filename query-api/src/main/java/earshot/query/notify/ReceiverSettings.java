package earshot.query.notify;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Somebody to tell, as configured. Secrets stay in here: it is never written anywhere.
 *
 * @param url where a webhook, Slack or Teams is reached; another server of Telegram's
 * @param secret a webhook is signed with, if there is one
 * @param to addresses of e-mail
 * @param token of the Telegram bot
 * @param chat of Telegram
 * @param language of its messages
 */
public record ReceiverSettings(
    String name,
    Type type,
    Optional<URI> url,
    Optional<String> secret,
    List<String> to,
    Optional<String> token,
    Optional<String> chat,
    Locale language) {
  public ReceiverSettings {
    to = List.copyOf(to);
    switch (type) {
      case WEBHOOK, SLACK, TEAMS -> refuse(url.isEmpty(), type, "'url'");
      case EMAIL -> refuse(to.isEmpty(), type, "'to'");
      case TELEGRAM -> {
        refuse(token.isEmpty(), type, "'token'");
        refuse(chat.isEmpty(), type, "'chat'");
      }
    }
  }

  /** How it is reached. */
  public enum Type {
    EMAIL,
    SLACK,
    TEAMS,
    TELEGRAM,
    WEBHOOK;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static void refuse(boolean missing, Type type, String key) {
    if (missing) {
      throw new IllegalArgumentException(
          "a receiver of type %s needs %s".formatted(type.word(), key));
    }
  }

  @Override
  public String toString() {
    return name + " (" + type.word() + ")";
  }
}
