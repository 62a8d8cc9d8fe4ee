package earshot.ingest.sources.tripadvisor;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.ingest.source.Api;
import earshot.ingest.source.Cursor;
import earshot.ingest.source.Fetched;
import earshot.ingest.source.Item;
import earshot.ingest.source.Json;
import earshot.ingest.source.Refusal;
import earshot.ingest.source.ShownReviews;
import earshot.mention.Kind;
import earshot.mention.Reply;
import java.util.Optional;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/** The newest reviews of one location in one language. */
final class ReviewsFeed extends ShownReviews {
  private final String language;
  private final Answers answers;

  /**
   * What the account's documentation says of them.
   *
   * @param list field that holds the reviews
   */
  record Answers(String path, String version, String list, Fields fields) {}

  ReviewsFeed(String location, String language, Answers answers, Api api) {
    super(TripadvisorSource.NAME, location, language, answers.list(), api);
    this.language = language;
    this.answers = answers;
  }

  @Override
  public Request request(Cursor cursor, Optional<String> page) {
    return api.get(
        api.at(answers.path())
            .addQueryParameter("version", answers.version())
            .addQueryParameter("language", language));
  }

  @Override
  protected Optional<Item> review(JsonNode review) {
    JsonNode ours = answers.fields().ours(review);
    return heard(
        said(Json.id(ours, "id"), Kind.REVIEW)
            .author(Json.text(ours, "author"), null, null)
            .title(Json.text(ours, "title"))
            .text(Json.text(ours, "text"))
            .url(Json.text(ours, "url"))
            .rating(Json.stars(ours, "rating"))
            .language(Json.language(Json.text(ours, "language")))
            .publishedAt(Json.time(ours, "published"))
            .reply(reply(ours))
            .place(account));
  }

  private static @Nullable Reply reply(JsonNode ours) {
    return Reply.shown(Json.text(ours, "reply"), Json.time(ours, "replied"));
  }

  /** The key, the location or the endpoint is not in the plan; the body says which. */
  @Override
  public Optional<Refusal> refusal(int status, Fetched answer) {
    JsonNode error = answer.error();
    String why = Json.text(error.has("error") ? error.path("error") : error, "message");
    return Refusal.ofKey(status, "Tripadvisor", why);
  }
}
