package earshot.ingest.sources.tripadvisor;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.ingest.source.Api;
import earshot.ingest.source.Facts;
import earshot.ingest.source.Item;
import earshot.ingest.source.Json;
import earshot.ingest.source.ListingFeed;
import java.util.List;
import java.util.Objects;
import okhttp3.HttpUrl;

/** What Tripadvisor states about one location. */
final class LocationFeed extends ListingFeed {
  private static final List<String> STATED =
      List.of("name", "phone", "website", "address", "menu", "price range", "reviews");

  private final Described described;

  LocationFeed(String location, Described described, Api api) {
    super(TripadvisorSource.NAME, location, location + "/listing", described.pointer("name"), api);
    this.described = described;
  }

  @Override
  protected HttpUrl.Builder where() {
    return described.at(api);
  }

  @Override
  protected List<Item> facts(JsonNode answer) {
    JsonNode ours = described.ours(answer);
    Facts facts = new Facts();
    STATED.forEach(fact -> facts.state(fact, ours, fact));
    return facts
        .state("hours", Json.texts(ours.path("hours"), "; "))
        .stars("rating", ours, "rating")
        .about(Objects.requireNonNullElse(Json.text(ours, "url"), account));
  }
}
