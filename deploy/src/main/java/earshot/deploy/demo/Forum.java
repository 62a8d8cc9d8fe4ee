package earshot.deploy.demo;

import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * The town's forum as an Atom feed: an edit moves {@code updated}, a deletion removes the entry.
 */
final class Forum implements Stall {
  static final String PATH = "/forum/latest.atom";
  static final int WINDOW = 60;

  private final Town town;

  Forum(Town town) {
    this.town = town;
  }

  @Override
  public Optional<Reply> answer(Ask ask) {
    if (!ask.path().equals(PATH)) {
      return Optional.empty();
    }
    Board board =
        Board.newest(town, ask.now(), saying -> saying.channel() == Channel.FORUM, WINDOW);
    Document feed = Markup.xml();
    Element root = feed.appendElement("feed").attr("xmlns", "http://www.w3.org/2005/Atom");
    Markup.add(root, "title", "Poplar Square, the town's forum");
    Markup.add(root, "id", "tag:poplar-square.example,2026:forum");
    Markup.add(root, "updated", board.changedAt().toString());
    root.appendElement("link").attr("rel", "self").attr("href", ask.link(PATH));
    root.appendElement("link").attr("rel", "alternate").attr("href", ask.link("/"));
    board.standing().forEach(said -> entry(root, said, ask));
    return Optional.of(
        Reply.of("application/atom+xml; charset=utf-8", Markup.written(feed))
            .lastModified(board.changedAt()));
  }

  private static void entry(Element root, Utterance said, Ask ask) {
    Element entry = root.appendElement("entry").attr("xml:lang", said.language());
    Markup.add(entry, "title", said.title().orElse("(no subject)"));
    Markup.add(entry, "id", "tag:poplar-square.example,2026:post-" + said.number());
    entry.appendElement("link").attr("href", ask.link("/said/" + said.number()));
    Element author = entry.appendElement("author");
    Markup.add(author, "name", said.author().name());
    Markup.add(author, "uri", ask.link("/people/" + said.author().handle()));
    Markup.add(entry, "published", said.saidAt().toString());
    Markup.add(entry, "updated", said.editedAt().orElse(said.saidAt()).toString());
    Markup.add(entry, "content", Markup.paragraph(said.text())).attr("type", "html");
  }
}
