package earshot.query.http;

import earshot.mention.Acknowledgement;
import earshot.mention.Episode;
import earshot.mention.Judged;
import earshot.query.live.AlertLedger;
import earshot.query.live.JudgementLedger;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
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

  private final AlertLedger alerts;
  private final JudgementLedger judgements;
  private final AlertWriter writer;
  private final Clock clock;

  public AlertRoutes(AlertLedger alerts, JudgementLedger judgements, Clock clock) {
    this.alerts = alerts;
    this.judgements = judgements;
    this.writer = new AlertWriter(alerts, judgements);
    this.clock = clock;
  }

  @Override
  public void open(RoutesConfig routes) {
    routes.get("/api/v1/alerts", this::all);
    routes.get("/api/v1/alerts/{id}", this::one);
    routes.post("/api/v1/alerts/{id}/acknowledge", this::acknowledge, Admits.AGENTS);
    routes.post("/api/v1/alerts/{id}/judge", this::judge, Admits.AGENTS);
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
        .result(Json.list(fitting.size(), "alerts", shown, writer::write));
  }

  private void one(Context context) {
    Accepts.check(context, Accepts.JSON);
    Episode episode = episode(context);
    context.contentType(Accepts.JSON).result(Json.object(json -> writer.write(episode, json)));
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
    context.contentType(Accepts.JSON).result(Json.object(json -> writer.write(episode, json)));
  }

  private void judge(Context context) {
    Accepts.check(context, Accepts.JSON);
    Episode episode = episode(context);
    JsonFields fields =
        JsonFields.of(RequestBody.read(context, LARGEST_BODY, Accepts.JSON), JUDGED);
    Optional<Boolean> right = fields.truth("right");
    right.ifPresentOrElse(
        truth ->
            judgements.put(
                Judged.of(
                    episode,
                    truth,
                    clock.instant(),
                    Visitor.name(fields.text("by", LONGEST_NAME)))),
        () -> judgements.remove(episode.id()));
    context.contentType(Accepts.JSON).result(Json.object(json -> writer.write(episode, json)));
  }

  private static Optional<String> by(Context context) {
    String body = RequestBody.read(context, LARGEST_BODY, Accepts.JSON);
    return body.isBlank() ? Optional.empty() : JsonFields.of(body, FIELDS).text("by", LONGEST_NAME);
  }
}
