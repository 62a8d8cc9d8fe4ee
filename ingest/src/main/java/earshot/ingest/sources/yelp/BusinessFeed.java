package earshot.ingest.sources.yelp;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.ingest.source.Api;
import earshot.ingest.source.Facts;
import earshot.ingest.source.Item;
import earshot.ingest.source.Json;
import earshot.ingest.source.ListingFeed;
import earshot.ingest.source.OpeningHours;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import okhttp3.HttpUrl;

/** What Yelp says about a business itself. */
final class BusinessFeed extends ListingFeed {
  BusinessFeed(String business, Api api) {
    super(YelpSource.NAME, business, business, "/id", api);
  }

  @Override
  protected HttpUrl.Builder where() {
    return api.at("v3/businesses/{}", account);
  }

  @Override
  protected List<Item> facts(JsonNode business) {
    String place = Objects.requireNonNullElse(Yelp.address(business), account);
    return new Facts()
        .state("name", business, "name")
        .state("phone", business, "phone")
        .state("address", Json.texts(business.path("location").path("display_address"), ", "))
        .state("hours", hours(business.path("hours").path(0).path("open")))
        .state("menu", business.path("attributes"), "menu_url")
        .state("price range", business, "price")
        .stars("rating", business, "rating")
        .state("reviews", business, "review_count")
        .about(place);
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
