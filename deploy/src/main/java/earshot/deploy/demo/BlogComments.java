package earshot.deploy.demo;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * The comments on the coffee house's blog, as WordPress serves them: RSS 2.0, newest first, HTML in
 * {@code content:encoded}. An edit changes the text and nothing else.
 */
final class BlogComments implements Stall {
  static final String PATH = "/blog/comments/feed/";
  static final int WINDOW = 50;

  private static final List<String> POSTS =
      List.of("Harvest notes", "Why we roast dark", "Our brewing course", "Winter menu");

  private final Town town;

  BlogComments(Town town) {
    this.town = town;
  }

  @Override
  public Optional<Reply> answer(Ask ask) {
    if (!ask.path().equals(PATH)) {
      return Optional.empty();
    }
    Board board =
        Board.newest(town, ask.now(), saying -> saying.channel() == Channel.COMMENT, WINDOW);
    Document feed = Markup.xml();
    Element channel = channel(feed, ask, board.changedAt());
    board.standing().forEach(said -> item(channel, said, ask));
    return Optional.of(
        Reply.of("application/rss+xml; charset=UTF-8", Markup.written(feed))
            .lastModified(board.changedAt()));
  }

  private static Element channel(Document feed, Ask ask, Instant changedAt) {
    Element channel =
        feed.appendElement("rss")
            .attr("version", "2.0")
            .attr("xmlns:content", "http://purl.org/rss/1.0/modules/content/")
            .attr("xmlns:dc", "http://purl.org/dc/elements/1.1/")
            .attr("xmlns:atom", "http://www.w3.org/2005/Atom")
            .appendElement("channel");
    Markup.add(channel, "title", "Comments for Araxi Coffee Notes");
    channel
        .appendElement("atom:link")
        .attr("href", ask.link(PATH))
        .attr("rel", "self")
        .attr("type", "application/rss+xml");
    Markup.add(channel, "link", ask.link("/"));
    Markup.add(channel, "description", "What readers say about coffee, slowly");
    Markup.add(channel, "lastBuildDate", Reply.date(changedAt));
    return channel;
  }

  /** The number of the post that it stands under. */
  static int post(Utterance said) {
    return (int) (said.number() % POSTS.size());
  }

  private static void item(Element channel, Utterance said, Ask ask) {
    Element item = channel.appendElement("item");
    String post = POSTS.get(post(said));
    Markup.add(item, "title", "Comment on " + post + " by " + said.author().name());
    Markup.add(item, "link", ask.link("/said/" + said.number()));
    Markup.addMarkup(item, "dc:creator", said.author().name());
    Markup.add(item, "pubDate", Reply.date(said.saidAt()));
    Markup.add(item, "guid", ask.link("/?c=" + said.number())).attr("isPermaLink", "false");
    Markup.addMarkup(item, "description", said.text());
    Markup.addMarkup(item, "content:encoded", Markup.paragraph(said.text()));
  }
}
