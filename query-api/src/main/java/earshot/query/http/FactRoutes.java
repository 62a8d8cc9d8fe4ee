package earshot.query.http;

import com.fasterxml.jackson.core.JsonGenerator;
import earshot.query.http.FactDesk.Fact;
import earshot.query.live.FactualBrands;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.Set;

/** Tells what is true of a brand, and lets managers say what the configuration does not. */
public final class FactRoutes implements Routes {
  private static final String FACTS = "/api/v1/brands/{name}/facts";
  private static final Set<String> FIELDS = Set.of("facts");
  private static final int LARGEST_BODY = 200_000;

  private final FactDesk desk;

  public FactRoutes(FactualBrands brands) {
    this.desk = new FactDesk(brands);
  }

  @Override
  public void open(RoutesConfig routes) {
    routes.get(FACTS, this::all);
    routes.put(FACTS, this::put, Admits.MANAGERS);
  }

  private void all(Context context) {
    Accepts.check(context, Accepts.JSON);
    Parameters.of(context, Set.of());
    String brand = context.pathParam("name");
    byte[] answer =
        Json.object(json -> Json.array("facts", desk.of(brand), FactRoutes::write, json));
    context.contentType(Accepts.JSON).result(answer);
  }

  private static void write(Fact fact, JsonGenerator json) throws IOException {
    json.writeStringField("fact", fact.name());
    json.writeStringField("value", fact.value());
    json.writeBooleanField("locked", fact.locked());
  }

  private void put(Context context) {
    Accepts.check(context, Accepts.JSON);
    Parameters.of(context, Set.of());
    JsonFields body = JsonFields.of(RequestBody.read(context, LARGEST_BODY, Accepts.JSON), FIELDS);
    desk.put(context.pathParam("name"), body.named("facts"));
    all(context);
  }
}
