package earshot.query.notify;

import earshot.query.Written;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A workflow of Microsoft Teams that waits for a webhook and posts a card. The text is a run, which
 * unlike a text block knows no Markdown.
 */
final class TeamsReceiver implements Receiver {
  /** Teams takes no more bytes in one message; some are left for what it adds. */
  private static final int LONGEST = 27 * 1024;

  private final Post post;
  private final URI url;

  TeamsReceiver(Post post, URI url) {
    this.post = post;
    this.url = url;
  }

  @Override
  public Outcome send(Message message) {
    String text = message.text(part -> body(message, part).length <= LONGEST);
    return post.send(url, Map.of(), body(message, text));
  }

  private static byte[] body(Message message, String text) {
    Map<String, Object> attachment =
        Map.of(
            "contentType",
            "application/vnd.microsoft.card.adaptive",
            "content",
            card(message, text));
    return Post.json(Map.of("type", "message", "attachments", List.of(attachment)));
  }

  private static Map<String, Object> card(Message message, String text) {
    Map<String, Object> card = new LinkedHashMap<>();
    card.put("type", "AdaptiveCard");
    card.put("version", "1.5");
    card.put("rtl", Written.rightToLeft(message.language()));
    card.put("lang", message.language().toLanguageTag().toLowerCase(Locale.ROOT));
    card.put("body", text.lines().map(TeamsReceiver::line).toList());
    message
        .link()
        .ifPresent(
            link ->
                card.put(
                    "actions",
                    List.of(
                        Map.of(
                            "type",
                            "Action.OpenUrl",
                            "title",
                            "Earshot",
                            "url",
                            link.toString()))));
    return card;
  }

  private static Map<String, Object> line(String line) {
    return Map.of(
        "type",
        "RichTextBlock",
        "inlines",
        List.of(Map.of("type", "TextRun", "text", line.isEmpty() ? " " : line)));
  }

  @Override
  public boolean recognises() {
    return false;
  }
}
