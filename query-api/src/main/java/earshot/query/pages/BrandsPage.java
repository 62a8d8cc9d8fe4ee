package earshot.query.pages;

import earshot.assess.query.QueryCheck;
import earshot.mention.Brand;
import earshot.mention.Texts;
import earshot.query.SearchRequest;
import earshot.query.Unfit;
import earshot.query.http.Admits;
import earshot.query.http.BrandDesk;
import earshot.query.http.Problem;
import earshot.query.http.Routes;
import earshot.query.http.Wiring;
import earshot.query.live.BrandShelf;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The page of brands: those there are, and the way to a new one. */
public final class BrandsPage implements Routes {
  static final String PATH = "/brands";
  private static final String QUERY = "query";
  private static final int DAYS_TRIED = 28;

  private final Pages pages;
  private final Wiring wiring;
  private final BrandShelf brands;
  private final BrandDesk desk;

  public BrandsPage(Pages pages, Wiring wiring, BrandShelf brands) {
    this.pages = pages;
    this.wiring = wiring;
    this.brands = brands;
    this.desk = new BrandDesk(brands);
  }

  /**
   * What it shows.
   *
   * @param name what was entered
   * @param query what was entered
   * @param refusal why what was entered was not taken
   * @param tried what the query says and finds, when it was asked for
   */
  record View(
      Chrome chrome,
      List<Row> brands,
      String name,
      String query,
      Refusal refusal,
      Optional<Tried> tried) {}

  /**
   * A brand.
   *
   * @param mentions address of what was said about it
   */
  record Row(String name, Optional<String> query, boolean locked, String mentions, String change) {}

  /**
   * A query on paper and on the past.
   *
   * @param means one sentence
   * @param odd what is probably a mistake
   */
  record Tried(String means, List<String> odd, String found, String search) {}

  @Override
  public void open(RoutesConfig routes) {
    routes.get(
        PATH,
        context ->
            show(
                given("name", context.queryParamMap()),
                given(QUERY, context.queryParamMap()),
                Refusal.NONE,
                context));
    routes.post(PATH, this::keep, Admits.MANAGERS);
    routes.post(PATH + "/forget", this::forget, Admits.MANAGERS);
  }

  private static String given(String field, Map<String, List<String>> parameters) {
    return parameters.getOrDefault(field, List.of("")).getFirst();
  }

  /**
   * Shows it.
   *
   * @param name what somebody entered so far
   * @param query likewise
   * @param refused why it was not taken, if it was sent
   */
  private void show(String name, String query, Refusal refused, Context context) {
    Chrome chrome = pages.chrome("brands.title", PATH, context);
    Optional<Tried> tried = Optional.empty();
    Refusal refusal = refused;
    try {
      tried = Texts.present(query).map(asked -> tried(asked, chrome));
    } catch (Problem.Thrown unreadable) {
      refusal = Refusal.of(unreadable.problem(), query, chrome.words());
    }
    if (refusal.given()) {
      context.status(HttpStatus.BAD_REQUEST);
    }
    View view =
        new View(
            chrome,
            brands.all().stream().map(BrandsPage::row).toList(),
            name,
            query,
            refusal,
            tried);
    pages.render("brands.jte", view, context);
  }

  private static Row row(Brand brand) {
    Address named = Address.of(Map.of("name", List.of(brand.name())));
    Address change = brand.query().map(query -> named.set(QUERY, query)).orElse(named);
    return new Row(
        brand.name(),
        brand.query(),
        !brand.made(),
        Address.of(Map.of("brand", List.of(brand.name()))).toString(),
        PATH + change.query());
  }

  /** What is said everywhere is looked at, as only new mentions are matched with a new query. */
  private Tried tried(String query, Chrome chrome) {
    QueryCheck check = BrandDesk.checked(query);
    SearchRequest past =
        SearchRequest.builder()
            .q(query)
            .from(wiring.clock().instant().minus(Duration.ofDays(DAYS_TRIED)))
            .build();
    QuerySays says = new QuerySays(chrome.words());
    return new Tried(
        says.means(check.query()),
        check.oddities().stream().map(says::odd).toList(),
        chrome.words().of("brands.found", wiring.store().count(past), DAYS_TRIED),
        Address.of(Map.of("q", List.of(query))).toString());
  }

  private void keep(Context context) {
    String name = given("name", context.formParamMap());
    String query = given(QUERY, context.formParamMap());
    try {
      desk.put(name, Texts.present(query), Map.of());
      Local.redirect(PATH, context);
    } catch (Unfit unfit) {
      show(name, query, Refusal.of(unfit, Languages.of(context)), context);
    } catch (Problem.Thrown refused) {
      if (refused.problem().column().isEmpty()) {
        throw refused;
      }
      show(name, query, Refusal.NONE, context); // which tries the query and says what is wrong
    }
  }

  private void forget(Context context) {
    desk.remove(Texts.present(context.formParam("name")).orElse(""));
    Local.redirect(PATH, context);
  }
}
