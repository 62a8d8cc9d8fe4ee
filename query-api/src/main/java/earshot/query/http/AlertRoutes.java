package earshot.query.http;

import com.fasterxml.jackson.core.JsonGenerator;
import earshot.mention.Acknowledgement;
import earshot.mention.Delivery;
import earshot.mention.Episode;
import earshot.mention.Judged;
import earshot.query.live.AlertLedger;
import earshot.query.live.JudgementLedger;
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
  private static final Set<String> JUDGED = Set.of("right", "by");
  private static final int LARGEST_BODY = 4096;
  private static final int LONGEST_NAME = 200;
  private static final int MOST = 1000;

  private final AlertLedger alerts;
  private final JudgementLedger judgements;
  private final Clock clock;

  public AlertRoutes(AlertLedger alerts, JudgementLedger judgements, Clock clock) {
    this.alerts = alerts;
    this.judgements = judgements;
    this.clock = clock;
  }

  @Override
  public void open(RoutesConfig routes) {
    routes.get("/api/v1/alerts", this::all);
    routes.get("/api/v1/alerts/{id}", this::one);
    routes.post("/api/v1/alerts/{id}/acknowledge", this::acknowledge);
    routes.post("/api/v1/alerts/{id}/judge", this::judge);
  }

  private void all(Context context) {
    Accepts.check(context, Accepts.JSON);
    Parameters parameters = Parameters.of(context, PARAMETERS);
    String rule = parameters.one("rule", "");
    String state = parameters.one("state", "");
    int size = size(parameters.one("size", "100"));
    List<Episode> fitting =
        alerts.episodes().stream()
            .filter(episode -> rule.isEmpty() || episode.rule().equals(rule))
            .filter(episode -> state.isEmpty() || episode.state().word().equals(state))
            .toList();
    List<Episode> shown = fitting.subList(0, Math.min(size, fitting.size()));
    context
        .contentType(Accepts.JSON)
        .result(Json.bytes(json -> write(fitting.size(), shown, json)));
  }

  private static int size(String given) {
    try {
      int size = Integer.parseInt(given);
      if (size >= 1 && size <= MOST) {
        return size;
      }
    } catch (NumberFormatException e) {
      throw JsonFields.refused("size", "size must be a number: " + given);
    }
    throw JsonFields.refused("size", "size must be 1 to " + MOST + ": " + given);
  }

  private void one(Context context) {
    Accepts.check(context, Accepts.JSON);
    Episode episode = episode(context);
    context.contentType(Accepts.JSON).result(Json.bytes(json -> write(episode, json)));
  }

  private Episode episode(Context context) {
    return alerts.episode(context.pathParam("id")).orElseThrow(NotFoundResponse::new);
  }

  private void acknowledge(Context context) {
    Accepts.check(context, Accepts.JSON);
    SameOrigin.check(context);
    Episode episode = episode(context);
    Optional<String> by = context.contentType() == null ? Optional.empty() : by(context);
    if (alerts.acknowledgement(episode.id()).isEmpty()) {
      alerts.acknowledge(new Acknowledgement(episode.id(), clock.instant(), by));
    }
    context.contentType(Accepts.JSON).result(Json.bytes(json -> write(episode, json)));
  }

  private void judge(Context context) {
    Accepts.check(context, Accepts.JSON);
    SameOrigin.check(context);
    Episode episode = episode(context);
    JsonFields fields =
        JsonFields.of(RequestBody.read(context, LARGEST_BODY, Accepts.JSON), JUDGED);
    Optional<Boolean> right = fields.truth("right");
    right.ifPresentOrElse(
        truth ->
            judgements.put(
                Judged.of(episode, truth, clock.instant(), fields.text("by", LONGEST_NAME))),
        () -> judgements.remove(episode.id()));
    context.contentType(Accepts.JSON).result(Json.bytes(json -> write(episode, json)));
  }

  private static Optional<String> by(Context context) {
    String body = RequestBody.read(context, LARGEST_BODY, Accepts.JSON);
    return body.isBlank() ? Optional.empty() : JsonFields.of(body, FIELDS).text("by", LONGEST_NAME);
  }

  private void write(int total, List<Episode> shown, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeNumberField("total", total);
    json.writeArrayFieldStart("alerts");
    for (Episode episode : shown) {
      write(episode, json);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void write(Episode episode, JsonGenerator json) throws IOException {
    json.writeStartObject();
    EpisodeWriter.write(episode, json);
    Optional<Acknowledgement> seen = alerts.acknowledgement(episode.id());
    if (seen.isPresent()) {
      json.writeObjectFieldStart("acknowledged");
      Json.put(json, "at", seen.get().at());
      Json.put(json, "by", seen.get().by());
      json.writeEndObject();
    }
    Optional<Judged> judged = judgements.named(episode.id());
    if (judged.isPresent()) {
      json.writeObjectFieldStart("judged");
      json.writeBooleanField("right", judged.get().right());
      Json.put(json, "at", judged.get().at());
      Json.put(json, "by", judged.get().by());
      json.writeEndObject();
    }
    json.writeArrayFieldStart("deliveries");
    for (Delivery delivery : alerts.deliveries(episode.id())) {
      write(delivery, json);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void write(Delivery delivery, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", delivery.id());
    json.writeStringField("receiver", delivery.receiver());
    json.writeStringField("state", delivery.state().word());
    json.writeNumberField("attempts", delivery.attempts());
    json.writeBooleanField("repeat", delivery.repeat());
    Json.put(json, "at", delivery.at());
    Json.put(json, "problem", delivery.problem());
    json.writeEndObject();
  }
}
