package earshot.query.notify;

import java.net.URI;
import java.util.Map;

/** An incoming webhook in Slack's format, which Mattermost and Discord (…/slack) take too. */
final class SlackReceiver implements Receiver {
  private static final String ZERO_WIDTH_SPACE = "\u200b";

  private final Post post;
  private final URI url;

  SlackReceiver(Post post, URI url) {
    this.post = post;
    this.url = url;
  }

  @Override
  public Outcome send(Message message) {
    return post.send(url, Map.of(), Post.json(Map.of("text", escaped(message.text()))));
  }

  /** What people wrote must neither format nor call anybody. */
  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replaceAll("(?i)@(everyone|here|channel|all)", "@" + ZERO_WIDTH_SPACE + "$1");
  }

  @Override
  public boolean recognises() {
    return false;
  }
}
