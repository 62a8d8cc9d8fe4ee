package earshot.ingest.sources.yelp;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.ingest.source.Api;
import earshot.ingest.source.Cursor;
import earshot.ingest.source.Item;
import earshot.ingest.source.Json;
import earshot.ingest.source.ShownReviews;
import earshot.mention.Kind;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/** The few reviews that Yelp chooses to show in one language. */
final class ReviewsFeed extends ShownReviews {
  private final String locale;
  private final ZoneId zone;

  ReviewsFeed(String business, String locale, ZoneId zone, Api api) {
    super(YelpSource.NAME, business, locale, "reviews", api);
    this.locale = locale;
    this.zone = zone;
  }

  @Override
  public Request request(Cursor cursor, Optional<String> page) {
    return api.get(
        api.at("v3/businesses/{}/reviews?locale={}&sort_by=newest&limit=50", account, locale));
  }

  /** Older answers name a review in its address only. */
  @Override
  protected Optional<Item> review(JsonNode review) {
    String address = Yelp.address(review);
    HttpUrl url = address == null ? null : HttpUrl.parse(address);
    String named = url == null ? null : url.queryParameter("hrid");
    String id = Json.text(review, "id");
    JsonNode user = review.path("user");
    return heard(
        said(id != null ? id : named == null ? "" : named, Kind.REVIEW)
            .author(Json.text(user, "name"), null, Json.text(user, "profile_url"))
            .text(Json.text(review, "text"))
            .url(address)
            .rating(Json.stars(review, "rating"))
            .language(Json.language(locale))
            .publishedAt(time(Json.id(review, "time_created"))));
  }

  /** A time without a zone, which is Yelp's own. */
  private @Nullable Instant time(String written) {
    try {
      return LocalDateTime.parse(written.replace(' ', 'T')).atZone(zone).toInstant();
    } catch (DateTimeException e) {
      return null; // no time is better than a wrong one
    }
  }
}
