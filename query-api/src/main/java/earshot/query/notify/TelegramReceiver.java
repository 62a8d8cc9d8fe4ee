package earshot.query.notify;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** A chat of Telegram, by a bot. */
final class TelegramReceiver implements Receiver {
  /** Telegram takes no more characters in one message. */
  private static final int LONGEST = 4096;

  private final Post post;
  private final URI url;
  private final String chat;

  TelegramReceiver(Post post, Optional<URI> server, String token, String chat) {
    this.post = post;
    String base = server.map(URI::toString).orElse("https://api.telegram.org");
    url = URI.create(base.replaceAll("/+$", "") + "/bot" + token + "/sendMessage");
    this.chat = chat;
  }

  @Override
  public Outcome send(Message message) {
    Map<String, Object> body =
        Map.of(
            "chat_id",
            chat,
            "text",
            message.text(LONGEST),
            "link_preview_options",
            Map.of("is_disabled", true));
    return post.send(url, Map.of(), Post.json(body));
  }

  @Override
  public boolean recognises() {
    return false;
  }
}
