package earshot.query.http;

import com.fasterxml.jackson.core.JsonGenerator;
import earshot.mention.Brand;
import earshot.query.live.BrandShelf;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.util.Map;
import java.util.Set;

/**
 * Tells which brands there are, and lets managers add, change and remove those that people made.
 */
public final class BrandRoutes implements Routes {
  private static final String BRANDS = "/api/v1/brands";
  private static final String BRAND = BRANDS + "/{name}";
  private static final Set<String> FIELDS = Set.of("query");
  private static final int LARGEST_BODY = 100_000;
  private static final int LONGEST_QUERY = 20_000;

  private final BrandShelf brands;
  private final BrandDesk desk;

  public BrandRoutes(BrandShelf brands) {
    this.brands = brands;
    this.desk = new BrandDesk(brands);
  }

  @Override
  public void open(RoutesConfig routes) {
    routes.get(BRANDS, this::all);
    routes.put(BRAND, this::put, Admits.MANAGERS);
    routes.delete(BRAND, this::remove, Admits.MANAGERS);
  }

  private void all(Context context) {
    Accepts.check(context, Accepts.JSON);
    Parameters.of(context, Set.of());
    byte[] answer =
        Json.object(json -> Json.array("brands", brands.all(), BrandRoutes::fields, json));
    context.contentType(Accepts.JSON).result(answer);
  }

  private static void fields(Brand brand, JsonGenerator json) throws IOException {
    json.writeStringField("name", brand.name());
    Json.put(json, "query", brand.query());
    json.writeBooleanField("locked", !brand.made());
  }

  private void put(Context context) {
    Accepts.check(context, Accepts.JSON);
    Parameters.of(context, Set.of());
    JsonFields body = JsonFields.of(RequestBody.read(context, LARGEST_BODY, Accepts.JSON), FIELDS);
    Brand brand = desk.put(context.pathParam("name"), body.text("query", LONGEST_QUERY), Map.of());
    context.contentType(Accepts.JSON).result(Json.object(json -> fields(brand, json)));
  }

  private void remove(Context context) {
    desk.remove(context.pathParam("name"));
    context.status(HttpStatus.NO_CONTENT);
  }
}
