package earshot.query.http;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import earshot.query.live.PlaceBook;
import earshot.query.live.PlaceBook.PlaceWish;
import earshot.query.live.PlaceBook.Watched;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tells where Earshot listens, and lets administrators add places, pause them and let go of them.
 */
public final class PlaceRoutes implements Routes {
  private static final String PLACES = "/api/v1/places";
  private static final String PLACE = PLACES + "/{id}";
  private static final Set<String> FIELDS = Set.of("type", "brands", "settings", "by");
  private static final Set<String> PAUSE = Set.of("paused", "by");
  private static final int LARGEST_BODY = 100_000;
  private static final int LONGEST = 500;

  private final PlaceBook places;
  private final PlaceDesk desk;

  public PlaceRoutes(PlaceBook places, Wiring wiring) {
    this.places = places;
    this.desk = new PlaceDesk(places, wiring);
  }

  @Override
  public void open(RoutesConfig routes) {
    routes.get(PLACES, this::all, Admits.MANAGERS);
    routes.post(PLACES, this::add, Admits.ADMINISTRATORS);
    routes.post(PLACE + "/pause", this::pause, Admits.ADMINISTRATORS);
    routes.delete(PLACE, this::remove, Admits.ADMINISTRATORS);
  }

  private void all(Context context) {
    Accepts.check(context, Accepts.JSON);
    Parameters.of(context, Set.of());
    byte[] answer =
        Json.object(
            json -> {
              json.writeBooleanField("drives", places.drives());
              Json.array("places", places.all(), PlaceRoutes::fields, json);
            });
    context.contentType(Accepts.JSON).result(answer);
  }

  private static void fields(Watched place, JsonGenerator json) throws IOException {
    json.writeStringField("id", place.id());
    json.writeStringField("type", place.type());
    Json.put(json, "brands", place.brands());
    json.writeObjectFieldStart("settings");
    for (Map.Entry<String, String> setting : place.settings().entrySet()) {
      json.writeStringField(setting.getKey(), setting.getValue());
    }
    json.writeEndObject();
    json.writeBooleanField("locked", place.declared());
    json.writeBooleanField("paused", place.paused());
  }

  private void add(Context context) {
    JsonFields body = body(context, FIELDS);
    PlaceWish wish =
        new PlaceWish(
            body.neededText("type", LONGEST),
            body.texts("brands", LONGEST),
            settings(body),
            Visitor.name(body.text("by", Wish.LONGEST_NAME)));
    context.status(HttpStatus.CREATED);
    answer(context, desk.add(wish));
  }

  private static Map<String, List<String>> settings(JsonFields body) {
    Map<String, List<String>> settings = new LinkedHashMap<>();
    JsonNode given =
        body.node("settings")
            .filter(JsonNode::isObject)
            .orElseThrow(() -> JsonFields.refused("settings", "settings must be an object"));
    given
        .properties()
        .forEach(setting -> settings.put(setting.getKey(), values(setting.getValue())));
    return settings;
  }

  private static List<String> values(JsonNode value) {
    List<String> values = new ArrayList<>();
    if (value.isArray()) {
      value.forEach(one -> values.add(one.asText()));
    } else {
      values.add(value.asText());
    }
    return values;
  }

  private void pause(Context context) {
    JsonFields body = body(context, PAUSE);
    boolean paused =
        body.truth("paused")
            .orElseThrow(() -> JsonFields.refused("paused", "paused must be true or false"));
    answer(
        context,
        desk.pause(
            context.pathParam("id"), paused, Visitor.name(body.text("by", Wish.LONGEST_NAME))));
  }

  private void remove(Context context) {
    desk.remove(context.pathParam("id"));
    context.status(HttpStatus.NO_CONTENT);
  }

  private static JsonFields body(Context context, Set<String> fields) {
    Accepts.check(context, Accepts.JSON);
    Parameters.of(context, Set.of());
    return JsonFields.of(RequestBody.read(context, LARGEST_BODY, Accepts.JSON), fields);
  }

  private static void answer(Context context, Watched place) {
    context.contentType(Accepts.JSON).result(Json.object(json -> fields(place, json)));
  }
}
