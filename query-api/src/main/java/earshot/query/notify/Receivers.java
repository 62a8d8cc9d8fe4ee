package earshot.query.notify;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes receivers of their settings. */
public final class Receivers {
  private Receivers() {}

  /**
   * All of these by name.
   *
   * @param smtp the server for e-mail; must be there if one of them is of that type
   * @param allowPrivate whether addresses inside networks may be reached
   */
  public static Map<String, Receiver> of(
      List<ReceiverSettings> settings, Optional<Smtp> smtp, boolean allowPrivate, Clock clock) {
    Post post = new Post(allowPrivate, clock);
    Map<String, Receiver> receivers = new LinkedHashMap<>();
    settings.forEach(each -> receivers.put(each.name(), receiver(each, smtp, post, clock)));
    return receivers;
  }

  private static Receiver receiver(
      ReceiverSettings settings, Optional<Smtp> smtp, Post post, Clock clock) {
    return switch (settings.type()) {
      case WEBHOOK ->
          new WebhookReceiver(post, settings.url().orElseThrow(), settings.secret(), clock);
      case SLACK -> new SlackReceiver(post, settings.url().orElseThrow());
      case TEAMS -> new TeamsReceiver(post, settings.url().orElseThrow());
      case TELEGRAM ->
          new TelegramReceiver(
              post, settings.url(), settings.token().orElseThrow(), settings.chat().orElseThrow());
      case EMAIL -> new EmailReceiver(smtp.orElseThrow(), settings.to());
    };
  }
}
