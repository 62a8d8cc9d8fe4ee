package earshot.query.http;

import com.fasterxml.jackson.core.JsonGenerator;
import earshot.mention.Coverage;
import earshot.query.CheckResult;
import earshot.query.access.Asking;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Tells how the parts are: to load balancers by the status, to people by the words. */
final class HealthRoutes implements Routes {
  private final Wiring wiring;
  private final Health health;

  HealthRoutes(Wiring wiring) {
    this.wiring = wiring;
    this.health = new Health(wiring);
  }

  @Override
  public void open(RoutesConfig routes) {
    routes.get("/health", this::tell, Admits.ANYBODY);
    routes.head("/health", context -> context.status(status(health.report())), Admits.ANYBODY);
  }

  private void tell(Context context) {
    Health.Report report = health.report();
    context.status(status(report));
    boolean stranger = Asking.who().isEmpty();
    context.contentType(Accepts.JSON).result(Json.bytes(json -> write(report, stranger, json)));
  }

  private static int status(Health.Report report) {
    return report.state() == Health.State.DOWN ? 503 : 200;
  }

  /** Messages name hosts and places, which are nothing for strangers. */
  private void write(Health.Report report, boolean stranger, JsonGenerator json)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("status", report.state().name().toLowerCase(Locale.ROOT));
    json.writeStringField("version", wiring.version());
    json.writeObjectFieldStart("components");
    for (Map.Entry<String, CheckResult> part : report.parts().entrySet()) {
      json.writeObjectFieldStart(part.getKey());
      json.writeBooleanField("ok", part.getValue().ok());
      json.writeBooleanField("core", wiring.coreParts().contains(part.getKey()));
      if (!stranger) {
        json.writeStringField("message", part.getValue().message());
      }
      json.writeEndObject();
    }
    json.writeEndObject();
    json.writeArrayFieldStart("failingSources");
    for (Coverage feed : stranger ? List.<Coverage>of() : report.failing()) {
      write(feed, json);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void write(Coverage feed, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("feed", feed.feed());
    json.writeStringField("source", feed.source());
    json.writeStringField("place", feed.place());
    Json.put(json, "problem", feed.problem());
    Json.putTime(json, "lastSuccess", feed.lastSuccess());
    json.writeEndObject();
  }
}
