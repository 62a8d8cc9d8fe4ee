package earshot.query.http;

import com.fasterxml.jackson.core.JsonGenerator;
import earshot.query.listing.Difference;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/** Tells what places state about a brand that is not what the brand declared. */
final class ListingRoutes implements Routes {
  private static final Set<String> PARAMETERS = Set.of("source", "brand");

  private final Wiring wiring;

  ListingRoutes(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public void open(RoutesConfig routes) {
    routes.get("/api/v1/listings", this::differences);
  }

  private void differences(Context context) {
    Accepts.check(context, Accepts.JSON);
    Parameters parameters = Parameters.of(context, PARAMETERS);
    List<String> sources = parameters.all("source");
    List<String> brands = parameters.all("brand");
    List<Difference> all =
        Difference.among(wiring.brands().all(), wiring.listings().all()).stream()
            .filter(found -> sources.isEmpty() || sources.contains(found.stated().source()))
            .filter(found -> brands.isEmpty() || brands.contains(found.brand()))
            .toList();
    context
        .contentType(Accepts.JSON)
        .result(Json.list(all.size(), "differences", all, ListingRoutes::write));
  }

  private static void write(Difference difference, JsonGenerator json) throws IOException {
    json.writeStringField("brand", difference.brand());
    json.writeStringField("source", difference.stated().source());
    json.writeStringField("place", difference.stated().place());
    json.writeStringField("fact", difference.stated().name());
    json.writeStringField("declared", difference.declared());
    json.writeStringField("stated", difference.stated().value());
    Json.put(json, "collectedAt", difference.stated().collectedAt());
  }
}
