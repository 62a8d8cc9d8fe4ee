package earshot.deploy.demo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The town's community on a Lemmy server (https://join-lemmy.org/api/): posts and comments newest
 * first by page numbers, and one by one; what was taken back is found nowhere.
 */
final class LemmyServer implements Stall {
  static final String COMMUNITY = "poplarsquare";

  private static final Pattern PATH = Pattern.compile("/api/v3/(post|comment)(/list)?");
  private static final int MOST = 50;
  private static final int THREAD = 7;

  private final Town town;

  LemmyServer(Town town) {
    this.town = town;
  }

  @Override
  public Optional<Reply> answer(Ask ask) {
    Matcher path = PATH.matcher(ask.path());
    if (!path.matches()) {
      return Optional.empty();
    }
    String type = path.group(1);
    return Optional.of(path.group(2) == null ? one(type, ask) : list(type, ask));
  }

  private Reply list(String type, Ask ask) {
    if (!ask.value("community_name").equals(Optional.of(COMMUNITY))) {
      return Reply.refusal(404, "couldnt_find_community");
    }
    int size = ask.number("limit", 10, 1, MOST);
    int page = ask.number("page", 1, 1, Integer.MAX_VALUE);
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode views = answer.putArray(type + "s");
    Slice.of(town.newestFirst(ask.now(), of(type)), page, size)
        .shown()
        .forEach(said -> view(views.addObject(), type, said, ask));
    return Reply.json(answer);
  }

  private Reply one(String type, Ask ask) {
    Optional<Utterance> found =
        town.find(ask.number("id").orElse(-1), ask.now())
            .filter(said -> said.channel() == Channel.LEMMY && type(said).equals(type))
            .filter(said -> !said.gone());
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    found.ifPresent(said -> view(answer.putObject(type + "_view"), type, said, ask));
    return found.isPresent() ? Reply.json(answer) : Reply.refusal(404, "couldnt_find_" + type);
  }

  private static Predicate<Saying> of(String type) {
    return saying ->
        saying.channel() == Channel.LEMMY && saying.title().isPresent() == type.equals("post");
  }

  private static String type(Utterance said) {
    return said.title().isPresent() ? "post" : "comment";
  }

  private static void view(ObjectNode view, String type, Utterance said, Ask ask) {
    ObjectNode thing =
        view.putObject(type)
            .put("id", said.number())
            .put("published", said.saidAt().toString())
            .put("ap_id", ask.link("/said/" + said.number()))
            .put("removed", false)
            .put("deleted", false)
            .put("local", true);
    said.editedAt().ifPresent(at -> thing.put("updated", at.toString()));
    if (said.title().isPresent()) {
      thing.put("name", said.title().get()).put("body", said.text());
    } else {
      thing.put("content", said.text()).put("post_id", THREAD).put("path", "0." + said.number());
    }
    view.putObject("creator")
        .put("name", said.author().handle())
        .put("display_name", said.author().name())
        .put("actor_id", ask.link("/people/" + said.author().handle()));
    view.putObject("community").put("name", COMMUNITY).put("title", "Poplar Square");
    view.putObject("counts")
        .put("upvotes", said.number() % 31)
        .put(said.title().isPresent() ? "comments" : "child_count", said.number() % 5);
  }
}
