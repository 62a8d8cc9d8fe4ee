package earshot.deploy.demo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reviews of the delivery app in two countries, in the format of the App Store's review feed: at
 * most ten pages of fifty, every leaf a {@code label}, an object instead of an array when there is
 * a single review, and nothing at all when there is none.
 */
final class AppReviews implements Stall {
  static final String APP = "6402003001";
  static final int PAGE = 50;
  static final int PAGES = 10;

  private static final long FIRST_ID = 12_900_000_000L;
  private static final Pattern PATH =
      Pattern.compile(
          "/([a-z]{2})/rss/customerreviews/page=(\\d{1,4})/id=(\\d+)/sortby=mostrecent/json",
          Pattern.CASE_INSENSITIVE);
  private static final Map<String, Channel> COUNTRIES =
      Map.of("us", Channel.APP_US, "am", Channel.APP_AM);
  private static final List<String> VERSIONS = List.of("4.3.1", "4.3.0", "4.2.7");

  private final Town town;

  AppReviews(Town town) {
    this.town = town;
  }

  @Override
  public Optional<Reply> answer(Ask ask) {
    Matcher path = PATH.matcher(ask.path());
    if (!path.matches()) {
      return Optional.empty();
    }
    int page = Integer.parseInt(path.group(2));
    if (page < 1 || page > PAGES) {
      return Optional.of(Reply.refusal(400, "CustomerReviews RSS page depth is limited to 10"));
    }
    Channel channel = COUNTRIES.get(path.group(1));
    if (channel == null || !path.group(3).equals(APP)) {
      return Optional.of(Reply.json(feed(ask, List.of())));
    }
    Board board = Board.newest(town, ask.now(), saying -> saying.channel() == channel, page * PAGE);
    List<Utterance> shown = board.standing().stream().skip((page - 1L) * PAGE).toList();
    ObjectNode answer = feed(ask, shown);
    label(feedOf(answer), "updated", board.changedAt().toString());
    return Optional.of(Reply.json(answer));
  }

  private static ObjectNode feedOf(ObjectNode answer) {
    return answer.withObject("/feed");
  }

  private static ObjectNode feed(Ask ask, List<Utterance> shown) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ObjectNode feed = answer.putObject("feed");
    label(feed.putObject("author"), "name", "Poplar Square App Store");
    if (shown.size() == 1) {
      entry(feed.putObject("entry"), shown.getFirst(), ask);
    } else if (!shown.isEmpty()) {
      ArrayNode entries = feed.putArray("entry");
      shown.forEach(said -> entry(entries.addObject(), said, ask));
    }
    label(feed, "title", "Poplar Square App Store: Customer Reviews");
    label(feed, "id", ask.link(ask.path()));
    return answer;
  }

  private static void entry(ObjectNode entry, Utterance said, Ask ask) {
    ObjectNode author = entry.putObject("author");
    label(author, "uri", ask.link("/people/" + said.author().handle()));
    label(author, "name", said.author().name());
    author.put("label", "");
    label(entry, "updated", said.editedAt().orElse(said.saidAt()).toString());
    label(entry, "im:rating", Integer.toString(said.stars().orElse(3)));
    label(entry, "im:version", VERSIONS.get((int) (said.number() % VERSIONS.size())));
    label(entry, "id", Long.toString(FIRST_ID + said.number()));
    label(entry, "title", said.title().orElseGet(() -> firstWords(said.text())));
    label(entry, "content", said.text()).putObject("attributes").put("type", "text");
    entry
        .putObject("link")
        .putObject("attributes")
        .put("rel", "related")
        .put("href", ask.link("/said/" + said.number()));
    label(entry, "im:voteSum", "0");
    label(entry, "im:voteCount", "0");
    entry
        .putObject("im:contentType")
        .putObject("attributes")
        .put("term", "Application")
        .put("label", "Application");
  }

  // The store demands a title; people who have none repeat how their review begins.
  private static String firstWords(String text) {
    String[] words = text.split(" ", 4);
    return String.join(" ", List.of(words).subList(0, Math.min(3, words.length)));
  }

  private static ObjectNode label(ObjectNode parent, String name, String value) {
    return parent.putObject(name).put("label", value);
  }
}
