package earshot.ingest.sources.googleplaces;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.ingest.source.Api;
import earshot.ingest.source.ApiFeed;
import earshot.ingest.source.Cursor;
import earshot.ingest.source.Facts;
import earshot.ingest.source.Fetched;
import earshot.ingest.source.Item;
import earshot.ingest.source.Json;
import earshot.ingest.source.OpeningHours;
import earshot.ingest.source.Page;
import earshot.ingest.source.Polling;
import earshot.ingest.source.Shape;
import earshot.mention.Kind;
import java.io.IOException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import okhttp3.Request;

/** One place in one language: its listing and five reviews, by relevance. */
final class PlaceFeed extends ApiFeed {
  private final String language;

  PlaceFeed(String place, String language, Api api) {
    super(
        GooglePlacesSource.NAME,
        place,
        place + "/" + language,
        Polling.of(Shape.WINDOW).atMostEvery(Duration.ofHours(6)),
        api);
    this.language = language;
  }

  @Override
  public Request request(Cursor cursor, Optional<String> page) {
    return api.get(api.at("v1/places/{}?languageCode={}", account, language));
  }

  /** A place without reviews has no list of them. */
  @Override
  public Page parse(Fetched fetched) throws IOException {
    JsonNode place = answer(fetched);
    if (Json.text(place, "id") == null) {
      throw new IOException("no place in the answer");
    }
    List<Item> items = new ArrayList<>(Json.items(place.path("reviews"), "name", this::review));
    items.addAll(
        new Facts()
            .state("name", place.path("displayName"), "text")
            .state("phone", place, "internationalPhoneNumber")
            .state("website", place, "websiteUri")
            .state("address", place, "formattedAddress")
            .state("hours", hours(place.path("regularOpeningHours").path("periods")))
            .stars("rating", place, "rating")
            .state("ratings", place, "userRatingCount")
            .about(account));
    return Page.last(items);
  }

  /** The text may be a translation; the original is what was said. */
  private Optional<Item> review(JsonNode review) {
    JsonNode said = review.has("originalText") ? review.path("originalText") : review.path("text");
    JsonNode author = review.path("authorAttribution");
    return heard(
        said(Json.id(review, "name").replaceFirst("^.*/", ""), Kind.REVIEW)
            .author(Json.text(author, "displayName"), null, Json.text(author, "uri"))
            .text(Json.text(said, "text"))
            .language(Json.language(Json.text(said, "languageCode")))
            .url(Json.text(review, "googleMapsUri"))
            .rating(Json.stars(review, "rating"))
            .publishedAt(Json.time(review, "publishTime")));
  }

  /** Days count from Sunday; what never closes has no end. */
  private static String hours(JsonNode periods) {
    if (periods.size() == 1 && !periods.path(0).has("close")) {
      return "always open";
    }
    OpeningHours hours = new OpeningHours();
    for (JsonNode period : periods) {
      JsonNode open = period.path("open");
      hours.add(
          DayOfWeek.SUNDAY.plus(open.path("day").asInt()), time(open), time(period.path("close")));
    }
    return hours.line();
  }

  private static LocalTime time(JsonNode point) {
    return LocalTime.of(point.path("hour").asInt(), point.path("minute").asInt());
  }
}
