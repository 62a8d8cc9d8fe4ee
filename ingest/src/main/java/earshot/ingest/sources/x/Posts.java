package earshot.ingest.sources.x;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import earshot.ingest.source.Json;
import earshot.mention.Draft;
import earshot.mention.Kind;
import java.time.Instant;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * Posts as the API gives them: an edit is a <a
 * href="https://docs.x.com/x-api/fundamentals/edit-posts">post of its own</a>, which names all
 * versions from the first to the last.
 *
 * @param includes the authors and versions that came along
 */
record Posts(JsonNode includes) {
  private static final String HISTORY = "edit_history_tweet_ids";
  static final String FIELDS =
      "author_id,created_at,lang,conversation_id,referenced_tweets,public_metrics,note_tweet";
  private static final String SITE = "https://x.com/";
  private static final long EPOCH = 1_288_834_974_657L;

  /** The address with all that is read of a post: unasked, X gives little more than its text. */
  static HttpUrl.Builder whole(HttpUrl.Builder url, String along) {
    return url.addQueryParameter("tweet.fields", FIELDS)
        .addQueryParameter("expansions", along)
        .addQueryParameter("user.fields", "public_metrics");
  }

  /** The first version, which stands for all. */
  static String original(JsonNode post) {
    String first = post.path(HISTORY).path(0).asText();
    return first.isEmpty() ? Json.id(post, "id") : first;
  }

  /** Whether a later version took its place. */
  static boolean replaced(JsonNode post) {
    return !last(post).equals(Json.id(post, "id"));
  }

  private static String last(JsonNode post) {
    JsonNode history = post.path(HISTORY);
    return history.path(history.size() - 1).asText(Json.id(post, "id"));
  }

  /** Whether somebody handed on what another said. */
  static boolean reposts(JsonNode post) {
    return refers(post, "retweeted");
  }

  static Kind kind(JsonNode post) {
    return refers(post, "replied_to") ? Kind.COMMENT : Kind.POST;
  }

  /** The id of the post that it answers, if it does. */
  static Optional<String> answered(JsonNode post) {
    return Json.maybe(Json.one(post.path("referenced_tweets"), "type", "replied_to"), "id");
  }

  private static boolean refers(JsonNode post, String how) {
    return post.path("referenced_tweets").findValuesAsText("type").contains(how);
  }

  /** The last version of this post, as far as it came along. */
  JsonNode latest(JsonNode post) {
    JsonNode last = Json.one(includes.path("tweets"), "id", last(post));
    return last.isMissingNode() ? post : last;
  }

  /** Fills in what a post says. */
  Draft read(Draft draft, JsonNode post) {
    JsonNode metrics = post.path("public_metrics");
    JsonNode author = user(Json.id(post, "author_id"));
    String handle = Json.text(author, "username");
    String thread = Json.text(post, "conversation_id");
    Instant created = Json.time(post, "created_at");
    boolean edited = !original(post).equals(Json.id(post, "id"));
    return author(draft, author)
        .text(text(post))
        .url(SITE + (handle == null ? "i" : handle) + "/status/" + Json.id(post, "id"))
        .language(Json.language(Json.text(post, "lang")))
        .publishedAt(edited ? timeOf(original(post)) : created)
        .editedAt(edited ? created : null)
        .engagement(
            Json.count(metrics, "like_count"),
            Json.count(metrics, "reply_count"),
            Json.count(metrics, "retweet_count"))
        .thread(original(post).equals(thread) ? null : thread);
  }

  /** The name of who wrote it, as far as that came along. */
  @Nullable String handle(JsonNode post) {
    return Json.text(user(Json.id(post, "author_id")), "username");
  }

  /** Fills in who wrote, by their number. */
  Draft author(Draft draft, String number) {
    return author(draft, user(number));
  }

  private JsonNode user(String number) {
    return Json.one(includes.path("users"), "id", number);
  }

  private static Draft author(Draft draft, JsonNode user) {
    String handle = Json.text(user, "username");
    return draft.author(
        Json.text(user, "name"),
        handle,
        handle == null ? null : SITE + handle,
        Json.count(user.path("public_metrics"), "followers_count"));
  }

  /**
   * What was found; an answer that found nothing says so, and has no list.
   *
   * @throws java.io.IOException where there is neither
   */
  static JsonNode found(JsonNode answer) throws java.io.IOException {
    Long count = Json.count(answer.path("meta"), "result_count");
    boolean none = count != null && count == 0;
    return none ? MissingNode.getInstance() : Json.list(answer, "data");
  }

  /** What is long stands in a note; three signs come escaped. */
  static @Nullable String text(JsonNode post) {
    String note = Json.text(post.path("note_tweet"), "text");
    String text = note == null ? Json.text(post, "text") : note;
    return text == null ? null : Parser.unescapeEntities(text, false);
  }

  /** Ids are milliseconds since X began to count them, with 22 more bits. */
  private static Instant timeOf(String id) {
    return Instant.ofEpochMilli((Long.parseLong(id) >> 22) + EPOCH);
  }
}
