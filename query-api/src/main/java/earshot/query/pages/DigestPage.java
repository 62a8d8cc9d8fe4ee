package earshot.query.pages;

import earshot.mention.Brand;
import earshot.query.http.DigestRoutes;
import earshot.query.http.Routes;
import earshot.query.http.Wiring;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/** The page that shows a review check as its receivers see it. */
public final class DigestPage implements Routes {
  private static final String PATH = "/digest";
  private static final String REMOVED = PATH + "/removed";

  private final Pages pages;
  private final Wiring wiring;

  public DigestPage(Pages pages, Wiring wiring) {
    this.pages = pages;
    this.wiring = wiring;
  }

  @Override
  public void open(RoutesConfig routes) {
    routes.get(PATH, Days.of(this::show));
    routes.get(REMOVED, this::showRemoved);
  }

  /** What a check counts as removed, one by one. */
  private void showRemoved(Context context) {
    Chrome chrome = pages.chrome("removed.title", PATH, context);
    pages.render("removed.jte", RemovedView.of(wiring, context.queryParamMap(), chrome), context);
  }

  /**
   * Unless asked otherwise it is about the first brand there is, in the language and the time zone
   * of whoever looks.
   */
  private void show(Context context) {
    Address here = Address.of(context.queryParamMap());
    List<String> brands = wiring.brands().all().stream().map(Brand::name).toList();
    if (here.values("brand").isEmpty() && !brands.isEmpty()) {
      String zone = Languages.of(context).zone().getId();
      Address first = here.set("brand", brands.getFirst());
      Address there = Zones.has(zone) ? first.or("zone", zone) : first;
      context.redirect(PATH + there.query(), HttpStatus.SEE_OTHER);
    } else {
      Chrome chrome = pages.chrome("digest.title", PATH, context);
      Locale language = chrome.words().language();
      String letter = brands.isEmpty() ? "" : letter(here, language, context);
      Address whole = here.or("language", language.getLanguage());
      pages.render(
          "digest.jte",
          DigestView.of(chrome, whole, brands, letter, wiring.clock().instant()),
          context);
    }
  }

  /** Its days are those of the zone that it is asked for in. */
  private String letter(Address here, Locale language, Context context) {
    String zone = here.first("zone");
    Address timed = Zones.has(zone) ? Spans.daysOf(ZoneId.of(zone), here) : here;
    return DigestRoutes.asked(timed.except(), context, wiring, language).piece();
  }
}
