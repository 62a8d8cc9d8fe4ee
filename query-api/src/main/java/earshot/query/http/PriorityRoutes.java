package earshot.query.http;

import com.fasterxml.jackson.core.JsonGenerator;
import earshot.assess.priority.Weights;
import earshot.query.live.WeightBook;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;

/** Tells what makes a mention urgent, and lets managers change it. */
public final class PriorityRoutes implements Routes {
  private static final String PRIORITY = "/api/v1/priority";
  private static final Set<String> FIELDS = Set.of("points");
  private static final int LARGEST_BODY = 10_000;

  private final WeightBook weights;
  private final PriorityDesk desk;

  public PriorityRoutes(WeightBook weights) {
    this.weights = weights;
    this.desk = new PriorityDesk(weights);
  }

  @Override
  public void open(RoutesConfig routes) {
    routes.get(PRIORITY, this::tell);
    routes.put(PRIORITY, this::put, Admits.MANAGERS);
  }

  private void tell(Context context) {
    Accepts.check(context, Accepts.JSON);
    Parameters.of(context, Set.of());
    context.contentType(Accepts.JSON).result(Json.bytes(this::write));
  }

  private void write(JsonGenerator json) throws IOException {
    Weights now = weights.now();
    json.writeStartObject();
    json.writeObjectFieldStart("points");
    for (String term : new TreeSet<>(now.points().keySet())) {
      Json.put(json, term, now.of(term));
    }
    json.writeEndObject();
    Json.put(json, "locked", new TreeSet<>(weights.locked()));
    json.writeNumberField("targetSeconds", now.target().toSeconds());
    json.writeEndObject();
  }

  private void put(Context context) {
    Accepts.check(context, Accepts.JSON);
    Parameters.of(context, Set.of());
    JsonFields body = JsonFields.of(RequestBody.read(context, LARGEST_BODY, Accepts.JSON), FIELDS);
    desk.put(body.named("points"));
    tell(context);
  }
}
