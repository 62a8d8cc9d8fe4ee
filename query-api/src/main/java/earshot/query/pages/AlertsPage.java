package earshot.query.pages;

import earshot.mention.Acknowledgement;
import earshot.query.http.Admits;
import earshot.query.http.Routes;
import earshot.query.http.Wiring;
import earshot.query.live.AlertLedger;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;

/** The page of alerts, beside the others. */
public final class AlertsPage implements Routes {
  private final Pages pages;
  private final Wiring wiring;
  private final AlertLedger alerts;

  public AlertsPage(Pages pages, Wiring wiring, AlertLedger alerts) {
    this.pages = pages;
    this.wiring = wiring;
    this.alerts = alerts;
  }

  @Override
  public void open(RoutesConfig routes) {
    routes.get("/alerts", this::show);
    routes.post("/alerts/{id}/acknowledge", this::acknowledge, Admits.AGENTS);
  }

  private void show(Context context) {
    Chrome chrome = pages.chrome("alerts.title", "/alerts", context);
    AlertsView view = AlertsView.of(alerts, wiring.store(), chrome, wiring.clock().instant());
    pages.render("alerts.jte", view, context);
  }

  private void acknowledge(Context context) {
    String id = context.pathParam("id");
    if (alerts.episode(id).isEmpty()) {
      throw new NotFoundResponse();
    }
    if (alerts.acknowledgement(id).isEmpty()) {
      alerts.acknowledge(new Acknowledgement(id, wiring.clock().instant(), DeskDoors.who(context)));
    }
    context.redirect("/alerts#" + id, HttpStatus.SEE_OTHER);
  }
}
