package earshot.deploy.demo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The comments on the coffee house's blog by WordPress's REST API
 * (https://developer.wordpress.org/rest-api/reference/comments/): newest first by page numbers,
 * times of Greenwich without saying so, and a comment that is gone is not found.
 */
final class BlogApi implements Stall {
  static final String SITE = "/blog";

  private static final String LIST = SITE + "/wp-json/wp/v2/comments";
  private static final Pattern ONE = Pattern.compile(Pattern.quote(LIST) + "/(\\d{1,12})");
  private static final DateTimeFormatter GMT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss").withZone(ZoneOffset.UTC);
  private static final int MOST = 100;

  private final Town town;

  BlogApi(Town town) {
    this.town = town;
  }

  @Override
  public Optional<Reply> answer(Ask ask) {
    Matcher one = ONE.matcher(ask.path());
    if (one.matches()) {
      return Optional.of(one(Long.parseLong(one.group(1)), ask));
    }
    return ask.path().equals(LIST) ? Optional.of(list(ask)) : Optional.empty();
  }

  private Reply list(Ask ask) {
    int size = ask.number("per_page", 10, 1, MOST);
    int page = ask.number("page", 1, 1, Integer.MAX_VALUE);
    Slice slice =
        Slice.of(
            town.newestFirst(ask.now(), saying -> saying.channel() == Channel.COMMENT), page, size);
    ArrayNode comments = JsonNodeFactory.instance.arrayNode();
    slice.shown().forEach(said -> comment(comments.addObject(), said, ask));
    Reply reply = Reply.json(comments);
    String next = ask.link(LIST) + "?per_page=" + size + "&page=" + (page + 1);
    return slice.more() ? reply.with("Link", "<" + next + ">; rel=\"next\"") : reply;
  }

  private Reply one(long number, Ask ask) {
    Optional<Utterance> said =
        town.find(number, ask.now())
            .filter(found -> found.channel() == Channel.COMMENT && !found.gone());
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    said.ifPresent(found -> comment(answer, found, ask));
    return said.isPresent() ? Reply.json(answer) : Reply.refusal(404, "Invalid comment ID.");
  }

  private static void comment(ObjectNode comment, Utterance said, Ask ask) {
    comment
        .put("id", said.number())
        .put("post", BlogComments.post(said))
        .put("author_name", said.author().name())
        .put("author_url", "")
        .put("date_gmt", GMT.format(said.saidAt()))
        .put("link", ask.link("/said/" + said.number()))
        .put("status", "approved")
        .put("type", "comment");
    comment.putObject("content").put("rendered", Markup.paragraph(said.text()));
  }
}
