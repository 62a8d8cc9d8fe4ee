package earshot.deploy.demo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Optional;

/**
 * Questions on the town's site of Stack Exchange, found by their tag
 * (https://api.stackexchange.com/docs/advanced-search): newest first by page numbers, titles and
 * names escaped as for a page, and a word about the quota with every answer.
 */
final class Questions implements Stall {
  static final String SITE = "poplarsquare";

  private static final String PATH = "/2.3/search/advanced";
  private static final long FIRST_ID = 79_000_000;
  private static final int MOST = 100;

  private final Town town;
  private final Allowance allowance = new Allowance(100_000, Duration.ofDays(1));

  Questions(Town town) {
    this.town = town;
  }

  @Override
  public Optional<Reply> answer(Ask ask) {
    if (!ask.path().equals(PATH)) {
      return Optional.empty();
    }
    if (!ask.value("site").equals(Optional.of(SITE))) {
      return Optional.of(refused("No site found for name `" + ask.value("site").orElse("") + "`"));
    }
    String tag = ask.value("tagged").orElse("");
    long from = ask.number("fromdate").orElse(0);
    int size = ask.number("pagesize", 30, 1, MOST);
    Slice slice =
        Slice.of(
            town.newestFirst(
                    ask.now(),
                    saying ->
                        saying.channel() == Channel.STACKEXCHANGE
                            && saying.shop().slug().equals(tag))
                .takeWhile(said -> said.saidAt().getEpochSecond() >= from),
            ask.number("page", 1, 1, Integer.MAX_VALUE),
            size);
    return Optional.of(Reply.json(answer(slice, ask)));
  }

  private ObjectNode answer(Slice slice, Ask ask) {
    Allowance.Left left = allowance.take(ask.now());
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode items = answer.putArray("items");
    slice.shown().forEach(said -> question(items.addObject(), said, ask));
    return answer
        .put("has_more", slice.more())
        .put("quota_max", left.most())
        .put("quota_remaining", Math.max(0, left.left()));
  }

  private static Reply refused(String why) {
    ObjectNode error = JsonNodeFactory.instance.objectNode();
    error.put("error_id", 400).put("error_message", why).put("error_name", "bad_parameter");
    Reply reply = Reply.json(error);
    return new Reply(400, reply.type(), reply.body(), reply.headers());
  }

  private static void question(ObjectNode question, Utterance said, Ask ask) {
    question.putArray("tags").add(said.shop().slug());
    question
        .putObject("owner")
        .put("account_id", said.number())
        .put("user_type", "registered")
        .put("display_name", Markup.escaped(said.author().name()))
        .put("link", ask.link("/people/" + said.author().handle()));
    question
        .put("is_answered", false)
        .put("answer_count", said.number() % 3)
        .put("score", said.number() % 12)
        .put("last_activity_date", said.changedAt().getEpochSecond())
        .put("creation_date", said.saidAt().getEpochSecond())
        .put("question_id", FIRST_ID + said.number())
        .put("link", ask.link("/said/" + said.number()))
        .put("title", Markup.escaped(said.title().orElse("What now?")))
        .put("body", Markup.paragraph(said.text()) + "\n");
    said.editedAt().ifPresent(at -> question.put("last_edit_date", at.getEpochSecond()));
  }
}
