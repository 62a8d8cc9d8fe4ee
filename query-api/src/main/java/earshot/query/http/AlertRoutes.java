package earshot.query.http;

import com.fasterxml.jackson.core.JsonGenerator;
import earshot.mention.Acknowledgement;
import earshot.mention.Delivery;
import earshot.mention.Episode;
import earshot.query.live.AlertLedger;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tells what rules found, and takes note of who takes care of it. */
public final class AlertRoutes implements Routes {
  private static final Set<String> PARAMETERS = Set.of("rule", "state", "size");
  private static final Set<String> FIELDS = Set.of("by");
  private static final int LARGEST_BODY = 4096;
  private static final int LONGEST_NAME = 200;

  private final AlertLedger alerts;
  private final Clock clock;

  public AlertRoutes(AlertLedger alerts, Clock clock) {
    this.alerts = alerts;
    this.clock = clock;
  }

  @Override
  public void open(RoutesConfig routes) {
    routes.get("/api/v1/alerts", this::all);
    routes.get("/api/v1/alerts/{id}", this::one);
    routes.post("/api/v1/alerts/{id}/acknowledge", this::acknowledge, Admits.AGENTS);
  }

  private void all(Context context) {
    Accepts.check(context, Accepts.JSON);
    Parameters parameters = Parameters.of(context, PARAMETERS);
    String rule = parameters.one("rule", "");
    String state = parameters.one("state", "");
    int size = parameters.size(100);
    List<Episode> fitting =
        alerts.episodes().stream()
            .filter(episode -> rule.isEmpty() || episode.rule().equals(rule))
            .filter(episode -> state.isEmpty() || episode.state().word().equals(state))
            .toList();
    List<Episode> shown = fitting.subList(0, Math.min(size, fitting.size()));
    context
        .contentType(Accepts.JSON)
        .result(Json.list(fitting.size(), "alerts", shown, this::write));
  }

  private void one(Context context) {
    Accepts.check(context, Accepts.JSON);
    Episode episode = episode(context);
    context.contentType(Accepts.JSON).result(Json.object(json -> write(episode, json)));
  }

  private Episode episode(Context context) {
    return alerts.episode(context.pathParam("id")).orElseThrow(NotFoundResponse::new);
  }

  private void acknowledge(Context context) {
    Accepts.check(context, Accepts.JSON);
    Episode episode = episode(context);
    Optional<String> by =
        Visitor.name(context.contentType() == null ? Optional.empty() : by(context));
    if (alerts.acknowledgement(episode.id()).isEmpty()) {
      alerts.acknowledge(new Acknowledgement(episode.id(), clock.instant(), by));
    }
    context.contentType(Accepts.JSON).result(Json.object(json -> write(episode, json)));
  }

  private static Optional<String> by(Context context) {
    String body = RequestBody.read(context, LARGEST_BODY, Accepts.JSON);
    return body.isBlank() ? Optional.empty() : JsonFields.of(body, FIELDS).text("by", LONGEST_NAME);
  }

  private void write(Episode episode, JsonGenerator json) throws IOException {
    EpisodeWriter.write(episode, json);
    Optional<Acknowledgement> seen = alerts.acknowledgement(episode.id());
    if (seen.isPresent()) {
      json.writeObjectFieldStart("acknowledged");
      Json.put(json, "at", seen.get().at());
      Json.put(json, "by", seen.get().by());
      json.writeEndObject();
    }
    Json.array("deliveries", alerts.deliveries(episode.id()), AlertRoutes::write, json);
  }

  private static void write(Delivery delivery, JsonGenerator json) throws IOException {
    json.writeStringField("id", delivery.id());
    json.writeStringField("receiver", delivery.receiver());
    json.writeStringField("state", delivery.state().word());
    json.writeNumberField("attempts", delivery.attempts());
    json.writeBooleanField("repeat", delivery.repeat());
    Json.put(json, "at", delivery.at());
    Json.put(json, "problem", delivery.problem());
  }
}
