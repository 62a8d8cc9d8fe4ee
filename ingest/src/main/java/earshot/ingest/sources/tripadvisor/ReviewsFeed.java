package earshot.ingest.sources.tripadvisor;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.ingest.source.Api;
import earshot.ingest.source.Cursor;
import earshot.ingest.source.Item;
import earshot.ingest.source.Json;
import earshot.ingest.source.ShownReviews;
import earshot.mention.Kind;
import earshot.mention.Reply;
import java.util.Optional;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/** The newest reviews of one location in one language. */
final class ReviewsFeed extends ShownReviews {
  private final String language;
  private final Described described;

  /**
   * Reviews in one language.
   *
   * @param list field of the answer that holds them
   */
  ReviewsFeed(String location, String language, String list, Described described, Api api) {
    super(TripadvisorSource.NAME, location, language, list, api);
    this.language = language;
    this.described = described;
  }

  @Override
  public Request request(Cursor cursor, Optional<String> page) {
    return api.get(described.at(api).addQueryParameter("language", language));
  }

  @Override
  protected Optional<Item> review(JsonNode review) {
    JsonNode ours = described.ours(review);
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
}
