package earshot.query.pages;

import earshot.query.http.Routes;
import earshot.query.http.Wiring;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/** The page that shows where places state something else than a brand declared. */
public final class ListingsPage implements Routes {
  private static final String PATH = "/listings";

  private final Pages pages;
  private final Wiring wiring;

  public ListingsPage(Pages pages, Wiring wiring) {
    this.pages = pages;
    this.wiring = wiring;
  }

  @Override
  public void open(RoutesConfig routes) {
    routes.get(PATH, this::show);
  }

  private void show(Context context) {
    Chrome chrome = pages.chrome("listings.title", PATH, context);
    pages.render("listings.jte", ListingsView.of(wiring, chrome), context);
  }
}
