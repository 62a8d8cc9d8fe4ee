package earshot.deploy.demo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * The newest posts of the town's forum as Discourse gives them
 * (https://docs.discourse.org/#tag/Posts), back by their numbers; what was taken back stays there
 * and says so.
 */
final class ForumApi implements Stall {
  static final String FORUM = "/forum";

  private static final int PAGE = 50;

  private final Town town;

  ForumApi(Town town) {
    this.town = town;
  }

  @Override
  public Optional<Reply> answer(Ask ask) {
    if (!ask.path().equals(FORUM + "/posts.json")) {
      return Optional.empty();
    }
    long before = ask.number("before").orElse(Long.MAX_VALUE);
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode posts = answer.putArray("latest_posts");
    town.newestFirst(ask.now(), saying -> saying.channel() == Channel.FORUM)
        .filter(said -> said.number() < before)
        .limit(PAGE)
        .forEach(said -> post(posts.addObject(), said));
    return Optional.of(Reply.json(answer));
  }

  private static void post(ObjectNode post, Utterance said) {
    String title = said.title().orElse("(no subject)");
    post.put("id", said.number())
        .put("post_number", 1)
        .put("topic_id", said.number())
        .put("topic_slug", "post")
        .put("topic_title", title)
        .put("username", said.author().handle())
        .put("name", said.author().name())
        .put("created_at", said.saidAt().toString())
        .put("updated_at", said.editedAt().orElse(said.saidAt()).toString())
        .put("version", said.editedAt().isPresent() ? 2 : 1)
        .put("reply_count", 0)
        .put("user_deleted", said.gone())
        .put("hidden", false)
        .put("cooked", said.gone() ? "" : Markup.paragraph(said.text()));
  }
}
