package earshot.deploy.demo;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * The town's subreddit as Reddit shows it without a key: Atom of the newest posts and of the newest
 * comments. What is taken back leaves both.
 */
final class Subreddit implements Stall {
  static final String NAME = "poplarsquare";

  private static final String ROOM = "/r/" + NAME;
  private static final Pattern LISTING = Pattern.compile(ROOM + "/(new|comments)/\\.rss");

  /** What posts and comments have addresses below. */
  static final String COMMENTS = ROOM + "/comments";

  private static final int MOST = 100;
  private static final long FIRST_ID = 700_000_000L;

  private final Town town;

  Subreddit(Town town) {
    this.town = town;
  }

  @Override
  public Optional<Reply> answer(Ask ask) {
    Matcher listing = LISTING.matcher(ask.path());
    if (!listing.matches()) {
      return Optional.empty();
    }
    boolean posts = listing.group(1).equals("new");
    int most = ask.number("limit", 25, 1, MOST);
    Board board =
        Board.newest(
            town,
            ask.now(),
            said -> said.channel() == Channel.REDDIT && said.title().isPresent() == posts,
            most);
    Document feed = Markup.xml();
    Element root = feed.appendElement("feed").attr("xmlns", "http://www.w3.org/2005/Atom");
    Markup.add(root, "updated", board.changedAt().toString());
    Markup.add(root, "id", ask.path());
    Markup.add(root, "title", posts ? "newest submissions : " + NAME : "r/" + NAME);
    board.standing().forEach(said -> entry(root, said, ask));
    return Optional.of(
        Reply.of("application/atom+xml; charset=UTF-8", Markup.written(feed))
            .lastModified(board.changedAt()));
  }

  private static void entry(Element root, Utterance said, Ask ask) {
    Element entry = root.appendElement("entry");
    String handle = "/u/" + said.author().handle();
    Element author = entry.appendElement("author");
    Markup.add(author, "name", handle);
    Markup.add(author, "uri", ask.link("/people/" + said.author().handle()));
    entry.appendElement("category").attr("term", NAME).attr("label", "r/" + NAME);
    String link = ask.link(COMMENTS + "/" + post(said) + "/said/" + said.number());
    Markup.add(entry, "content", content(said, handle)).attr("type", "html");
    Markup.add(entry, "id", (said.title().isPresent() ? "t3_" : "t1_") + id(said.number()));
    entry.appendElement("link").attr("href", link);
    Markup.add(entry, "updated", said.saidAt().toString());
    if (said.title().isPresent()) {
      Markup.add(entry, "published", said.saidAt().toString());
    }
    Markup.add(entry, "title", said.title().orElse(handle + " on What is new in town?"));
  }

  private static String content(Utterance said, String handle) {
    String written = "<div class=\"md\">" + Markup.paragraph(said.text()) + "</div>";
    return "<!-- SC_OFF -->" + written + "<!-- SC_ON --> submitted by " + handle;
  }

  /** A post is its own; all comments stand below one that the town keeps talking under. */
  private static String post(Utterance said) {
    return id(said.title().isPresent() ? said.number() : -1);
  }

  private static String id(long number) {
    return Long.toString(FIRST_ID + number, Character.MAX_RADIX);
  }
}
