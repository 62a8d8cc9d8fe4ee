package earshot.ingest.sources.googlebusiness;

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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * What Google knows about one <a
 * href="https://developers.google.com/my-business/reference/businessinformation/rest/v1/locations">location</a>.
 */
final class LocationFeed extends ListingFeed {
  /** It answers to nobody who does not name what is wanted. */
  private static final String WANTED =
      "title,phoneNumbers,storefrontAddress,regularHours,websiteUri,metadata";

  private final @Nullable String link;

  LocationFeed(String location, @Nullable String link, Api api) {
    super(GoogleBusinessSource.NAME, location, location + "/listing", "/title", api);
    this.link = link;
  }

  @Override
  protected HttpUrl.Builder where() {
    String location = account.substring(account.indexOf("locations/"));
    return api.at("v1/" + location + "?readMask={}", WANTED);
  }

  @Override
  protected List<Item> facts(JsonNode location) {
    String map = Json.text(location.path("metadata"), "mapsUri");
    return new Facts()
        .state("name", location, "title")
        .state("phone", location.path("phoneNumbers"), "primaryPhone")
        .state("website", location, "websiteUri")
        .state("address", address(location.path("storefrontAddress")))
        .state("hours", hours(location.path("regularHours").path("periods")))
        .about(link != null ? link : Objects.requireNonNullElse(map, account));
  }

  private static String address(JsonNode address) {
    Stream<String> parts =
        Stream.of("postalCode", "locality", "administrativeArea", "regionCode")
            .map(part -> Json.id(address, part));
    return Stream.concat(Stream.of(Json.texts(address.path("addressLines"), ", ")), parts)
        .filter(part -> !part.isBlank())
        .collect(Collectors.joining(", "));
  }

  private static String hours(JsonNode periods) {
    OpeningHours hours = new OpeningHours();
    for (JsonNode period : periods) {
      hours.add(
          DayOfWeek.valueOf(Json.id(period, "openDay")),
          time(period.path("openTime")),
          time(period.path("closeTime")));
    }
    return hours.line();
  }

  /** What is zero is left out, and a day may end at 24. */
  private static LocalTime time(JsonNode time) {
    return LocalTime.of(time.path("hours").asInt() % 24, time.path("minutes").asInt());
  }
}
