package earshot.deploy.demo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** The hotel's guest book as a JSON Feed, version 1.1 (https://www.jsonfeed.org/version/1.1/). */
final class GuestBook implements Stall {
  static final String PATH = "/guestbook/feed.json";
  static final int WINDOW = 50;

  private final Town town;

  GuestBook(Town town) {
    this.town = town;
  }

  @Override
  public Optional<Reply> answer(Ask ask) {
    if (!ask.path().equals(PATH)) {
      return Optional.empty();
    }
    Board board =
        Board.newest(town, ask.now(), saying -> saying.channel() == Channel.GUESTBOOK, WINDOW);
    ObjectNode feed =
        JsonNodeFactory.instance
            .objectNode()
            .put("version", "https://jsonfeed.org/version/1.1")
            .put("title", "Guest book of Hotel Sevanik")
            .put("home_page_url", ask.link("/"))
            .put("feed_url", ask.link(PATH));
    ArrayNode items = feed.putArray("items");
    board.standing().forEach(said -> item(items.addObject(), said, ask));
    return Optional.of(
        Reply.of("application/feed+json; charset=utf-8", feed.toString())
            .lastModified(board.changedAt()));
  }

  private static void item(ObjectNode item, Utterance said, Ask ask) {
    item.put("id", "guest-" + said.number())
        .put("url", ask.link("/said/" + said.number()))
        .put("content_text", said.text())
        .put("language", said.language())
        .put("date_published", said.saidAt().toString());
    said.editedAt().ifPresent(at -> item.put("date_modified", at.toString()));
    item.putArray("authors").addObject().put("name", said.author().name());
  }
}
