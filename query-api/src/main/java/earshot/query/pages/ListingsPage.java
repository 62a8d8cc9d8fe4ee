package earshot.query.pages;

import earshot.mention.Texts;
import earshot.query.FactName;
import earshot.query.Unfit;
import earshot.query.http.Admits;
import earshot.query.http.FactDesk;
import earshot.query.http.Problem;
import earshot.query.http.Routes;
import earshot.query.http.Wiring;
import earshot.query.live.FactualBrands;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The page that shows where places state something else than what is true of a brand, and lets
 * managers say what is true.
 */
public final class ListingsPage implements Routes {
  private static final String PATH = "/listings";
  private static final String FACT = "fact.";

  private final Pages pages;
  private final Wiring wiring;
  private final FactDesk desk;

  public ListingsPage(Pages pages, Wiring wiring, FactualBrands brands) {
    this.pages = pages;
    this.wiring = wiring;
    this.desk = new FactDesk(brands);
  }

  @Override
  public void open(RoutesConfig routes) {
    routes.get(PATH, context -> show(context.queryParam("brand"), Refusal.NONE, context));
    routes.post(PATH, this::say, Admits.MANAGERS);
  }

  /**
   * Shows it.
   *
   * @param brand whose facts are looked at
   * @param refusal why what was entered was not taken
   */
  private void show(@Nullable String brand, Refusal refusal, Context context) {
    Chrome chrome = pages.chrome("listings.title", PATH, context);
    Map<String, String> entered = refusal.given() ? facts(context) : Map.of();
    TruthView truth =
        TruthView.of(desk, wiring, Optional.ofNullable(brand), entered, refusal, chrome);
    pages.render("listings.jte", ListingsView.of(wiring, truth, chrome), context);
  }

  /** Says on the page what is in the way; what was entered stays. */
  private void say(Context context) {
    String brand = Texts.present(context.formParam("brand")).orElse("");
    try {
      desk.put(brand, facts(context));
      Local.redirect(PATH, context);
    } catch (Unfit unfit) {
      context.status(HttpStatus.BAD_REQUEST);
      show(brand, Refusal.of(unfit, Languages.of(context)), context);
    } catch (Problem.Thrown refused) {
      context.status(refused.problem().status());
      show(brand, Refusal.of(refused.problem(), Languages.of(context)), context);
    }
  }

  /** What was entered: facts by their names, and prices in pairs of a thing and what it costs. */
  private static Map<String, String> facts(Context context) {
    Map<String, String> facts = new LinkedHashMap<>();
    context
        .formParamMap()
        .forEach(
            (field, values) -> {
              if (field.startsWith(FACT)) {
                facts.put(field.substring(FACT.length()), values.getFirst());
              }
            });
    List<String> things = context.formParams("thing");
    List<String> prices = context.formParams("price");
    for (int i = 0; i < Math.min(things.size(), prices.size()); i++) {
      if (!things.get(i).isBlank()) {
        facts.put(FactName.PRICE_OF + things.get(i).strip(), prices.get(i));
      }
    }
    return facts;
  }
}
