package earshot.query.notify;

import java.net.URI;
import java.util.Map;

/** An incoming webhook in Slack's format, which Mattermost and Discord (…/slack) take too. */
final class SlackReceiver implements Receiver {
  private static final String ZERO_WIDTH_SPACE = "\u200b";

  /** Slack leaves out what comes after so many. */
  private static final int LONGEST = 40_000;

  /** Discord refuses a message that has more. */
  private static final int LONGEST_OF_DISCORD = 2_000;

  private final Post post;
  private final URI url;

  SlackReceiver(Post post, URI url) {
    this.post = post;
    this.url = url;
  }

  @Override
  public Outcome send(Message message) {
    int longest = ofDiscord(url) ? LONGEST_OF_DISCORD : LONGEST;
    String text = escaped(message.text(part -> escaped(part).length() <= longest));
    return post.send(url, Map.of(), Post.json(Map.of("text", text)));
  }

  static boolean ofDiscord(URI url) {
    return String.valueOf(url.getHost()).matches("(?i)(.+\\.)?discord(app)?\\.com");
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
