package earshot.query.pages;

import earshot.mention.Acknowledgement;
import earshot.mention.Episode;
import earshot.mention.Judged;
import earshot.query.http.Admits;
import earshot.query.http.Routes;
import earshot.query.http.Wiring;
import earshot.query.live.AlertLedger;
import earshot.query.live.JudgementLedger;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;

/** The page of alerts, beside the others. */
public final class AlertsPage implements Routes {
  private final Pages pages;
  private final Wiring wiring;
  private final AlertLedger alerts;
  private final JudgementLedger judgements;

  public AlertsPage(Pages pages, Wiring wiring, AlertLedger alerts, JudgementLedger judgements) {
    this.pages = pages;
    this.wiring = wiring;
    this.alerts = alerts;
    this.judgements = judgements;
  }

  @Override
  public void open(RoutesConfig routes) {
    routes.get("/alerts", this::show);
    routes.post("/alerts/{id}/acknowledge", this::acknowledge, Admits.AGENTS);
    routes.post("/alerts/{id}/right", context -> judge(context, true), Admits.AGENTS);
    routes.post("/alerts/{id}/wrong", context -> judge(context, false), Admits.AGENTS);
  }

  private void show(Context context) {
    Chrome chrome = pages.chrome("alerts.title", "/alerts", context);
    AlertsView view =
        AlertsView.of(
            alerts, judgements, wiring.store(), wiring.groups(), chrome, wiring.clock().instant());
    pages.render("alerts.jte", view, context);
  }

  private void acknowledge(Context context) {
    String id = episode(context).id();
    if (alerts.acknowledgement(id).isEmpty()) {
      alerts.acknowledge(new Acknowledgement(id, wiring.clock().instant(), DeskDoors.who(context)));
    }
    context.redirect("/alerts#" + id, HttpStatus.SEE_OTHER);
  }

  private void judge(Context context, boolean right) {
    Episode episode = episode(context);
    judgements.put(Judged.of(episode, right, wiring.clock().instant(), DeskDoors.who(context)));
    context.redirect("/alerts#" + episode.id(), HttpStatus.SEE_OTHER);
  }

  private Episode episode(Context context) {
    return alerts.episode(context.pathParam("id")).orElseThrow(NotFoundResponse::new);
  }
}
