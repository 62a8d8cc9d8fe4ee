package earshot.ingest.sources.yelp;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.ingest.source.Api;
import earshot.ingest.source.ApiFeed;
import earshot.ingest.source.Cursor;
import earshot.ingest.source.Facts;
import earshot.ingest.source.Fetched;
import earshot.ingest.source.Json;
import earshot.ingest.source.OpeningHours;
import earshot.ingest.source.Page;
import earshot.ingest.source.Polling;
import earshot.ingest.source.Shape;
import java.io.IOException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import okhttp3.Request;

/** What Yelp says about a business itself. */
final class ListingFeed extends ApiFeed {
  ListingFeed(String business, Api api) {
    super(
        YelpSource.NAME,
        business,
        business,
        Polling.of(Shape.WINDOW).atMostEvery(Duration.ofHours(12)),
        api);
  }

  @Override
  public Request request(Cursor cursor, Optional<String> page) {
    return api.get(api.at("v3/businesses").addPathSegment(account));
  }

  @Override
  public Page parse(Fetched fetched) throws IOException {
    JsonNode business = answer(fetched);
    if (Json.text(business, "id") == null) {
      throw new IOException("no business in the answer");
    }
    String place = Objects.requireNonNullElse(Yelp.address(business), account);
    return Page.last(
        new Facts()
            .state("name", business, "name")
            .state("phone", business, "phone")
            .state("address", lines(business.path("location").path("display_address")))
            .state("hours", hours(business.path("hours").path(0).path("open")))
            .state("menu", business.path("attributes"), "menu_url")
            .state("price range", business, "price")
            .stars("rating", business, "rating")
            .state("reviews", business, "review_count")
            .about(place));
  }

  private static String lines(JsonNode list) {
    List<String> lines = new ArrayList<>();
    list.forEach(line -> lines.add(line.asText()));
    return String.join(", ", lines);
  }

  /** Days count from Monday, times are four digits. */
  private static String hours(JsonNode spans) {
    OpeningHours hours = new OpeningHours();
    for (JsonNode span : spans) {
      hours.add(
          DayOfWeek.MONDAY.plus(span.path("day").asInt()),
          time(span.path("start").asText()),
          time(span.path("end").asText()));
    }
    return hours.line();
  }

  private static LocalTime time(String digits) {
    return LocalTime.parse(new StringBuilder(digits).insert(2, ':'));
  }
}
