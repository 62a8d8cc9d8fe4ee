package earshot.ingest.sources.tripadvisor;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.ingest.source.Api;
import earshot.ingest.source.ApiFeed;
import earshot.ingest.source.Cursor;
import earshot.ingest.source.Fetched;
import earshot.ingest.source.Item;
import earshot.ingest.source.Json;
import earshot.ingest.source.Page;
import earshot.ingest.source.Refusal;
import earshot.ingest.source.Shape;
import earshot.mention.Kind;
import earshot.mention.Reply;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/** The newest reviews of one location in one language: a window, for no order is promised. */
final class ReviewsFeed extends ApiFeed {
  private final String language;
  private final Answers answers;

  /**
   * What the account's documentation says of them.
   *
   * @param list field that holds the reviews
   */
  record Answers(String path, String version, String list, Fields fields) {}

  ReviewsFeed(String location, String language, Answers answers, Api api) {
    super(TripadvisorSource.NAME, location, location + "/" + language, Shape.WINDOW, api);
    this.language = language;
    this.answers = answers;
  }

  /** Every call is counted. */
  @Override
  public Duration fastest() {
    return Duration.ofHours(1);
  }

  @Override
  public Request request(Cursor cursor, Optional<String> page) {
    return api.get(
        api.at(answers.path())
            .addQueryParameter("version", answers.version())
            .addQueryParameter("language", language));
  }

  @Override
  public Page parse(Fetched fetched) throws IOException {
    JsonNode reviews = Json.list(fetched.json(), answers.list());
    return Page.last(Json.items(reviews, "id", this::review));
  }

  private Optional<Item> review(JsonNode review) {
    JsonNode ours = answers.fields().ours(review);
    return Optional.of(
        new Item.Said(
            said(Json.id(ours, "id"), Kind.REVIEW)
                .author(Json.text(ours, "author"), null, null)
                .title(Json.text(ours, "title"))
                .text(Json.text(ours, "text"))
                .url(Json.text(ours, "url"))
                .rating(Json.stars(ours, "rating"))
                .language(Json.language(Json.text(ours, "language")))
                .publishedAt(Json.time(ours, "published"))
                .reply(reply(ours))
                .place(account)));
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
