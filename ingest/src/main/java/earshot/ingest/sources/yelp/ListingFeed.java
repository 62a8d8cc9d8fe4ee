package earshot.ingest.sources.yelp;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.ingest.source.Api;
import earshot.ingest.source.ApiFeed;
import earshot.ingest.source.Cursor;
import earshot.ingest.source.Fetched;
import earshot.ingest.source.Item;
import earshot.ingest.source.Json;
import earshot.ingest.source.OpeningHours;
import earshot.ingest.source.Page;
import earshot.ingest.source.Refusal;
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
import org.jspecify.annotations.Nullable;

/** What Yelp says about a business itself. */
final class ListingFeed extends ApiFeed {
  ListingFeed(String business, Api api) {
    super(YelpSource.NAME, business, business, Shape.WINDOW, api);
  }

  @Override
  public Duration fastest() {
    return Duration.ofHours(12);
  }

  @Override
  public Request request(Cursor cursor, Optional<String> page) {
    return api.get(api.at("v3/businesses").addPathSegment(account));
  }

  @Override
  public Optional<Refusal> refusal(int status, Fetched answer) {
    return Yelp.refusal(status, answer);
  }

  @Override
  public Page parse(Fetched fetched) throws IOException {
    JsonNode business = answer(fetched);
    if (Json.text(business, "id") == null) {
      throw new IOException("no business in the answer");
    }
    String place = Objects.requireNonNullElse(Yelp.address(business), account);
    List<Item> facts = new ArrayList<>();
    state(facts, place, "name", Json.text(business, "name"));
    state(facts, place, "phone", Json.text(business, "phone"));
    state(facts, place, "address", lines(business.path("location").path("display_address")));
    state(facts, place, "hours", hours(business.path("hours").path(0).path("open")));
    state(facts, place, "menu", Json.text(business.path("attributes"), "menu_url"));
    state(facts, place, "price range", Json.text(business, "price"));
    String rating = Json.text(business, "rating");
    state(facts, place, "rating", rating == null ? null : rating + " of 5");
    state(facts, place, "reviews", Json.text(business, "review_count"));
    return Page.last(facts);
  }

  private static void state(List<Item> facts, String place, String name, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      facts.add(new Item.Fact(place, name, value));
    }
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
