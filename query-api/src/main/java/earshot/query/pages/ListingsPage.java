package earshot.query.pages;

import earshot.mention.Texts;
import earshot.query.FactName;
import earshot.query.http.Admits;
import earshot.query.http.FactDesk;
import earshot.query.http.Problem;
import earshot.query.http.Routes;
import earshot.query.http.Wiring;
import earshot.query.live.FactualBrands;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
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
    routes.get(PATH, context -> show(context.queryParam("brand"), Optional.empty(), context));
    routes.post(PATH, this::say, Admits.MANAGERS);
  }

  /**
   * Shows it.
   *
   * @param brand whose facts are looked at
   * @param trouble why what was entered was not taken
   */
  private void show(@Nullable String brand, Optional<Refusal> trouble, Context context) {
    Chrome chrome = pages.chrome("listings.title", PATH, context);
    Map<String, String> entered = trouble.isPresent() ? facts(context) : Map.of();
    TruthView truth =
        TruthView.of(desk, wiring, Optional.ofNullable(brand), entered, trouble, chrome);
    pages.render("listings.jte", ListingsView.of(wiring, truth, chrome), context);
  }

  /** Says on the page what is in the way; what was entered stays. */
  private void say(Context context) {
    String brand = Texts.present(context.formParam("brand")).orElse("");
    try {
      desk.put(brand, facts(context));
      Local.redirect(PATH, context);
    } catch (Problem.Thrown refused) {
      context.status(refused.problem().status());
      show(brand, Optional.of(Refusal.of(refused.problem(), Languages.of(context))), context);
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
