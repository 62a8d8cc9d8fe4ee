package earshot.query.pages;

import earshot.mention.Brand;
import earshot.mention.Texts;
import earshot.query.Unfit;
import earshot.query.Wording;
import earshot.query.http.Admits;
import earshot.query.http.PlaceDesk;
import earshot.query.http.Problem;
import earshot.query.http.Routes;
import earshot.query.http.Wiring;
import earshot.query.live.PlaceBook;
import earshot.query.live.PlaceBook.PlaceWish;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The page of where Earshot listens: how far each feed got, and what people add and pause. */
public final class SourcesPage implements Routes {
  static final String PATH = "/sources";

  /** The field that names the type; a setting of this name comes from nowhere else. */
  private static final String TYPE = "type";

  private static final String BRAND = "brand";
  private static final String SETTING = "set.";

  private final Pages pages;
  private final Wiring wiring;
  private final PlaceBook places;
  private final PlaceDesk desk;

  public SourcesPage(Pages pages, Wiring wiring, PlaceBook places) {
    this.pages = pages;
    this.wiring = wiring;
    this.places = places;
    this.desk = new PlaceDesk(places, wiring);
  }

  @Override
  public void open(RoutesConfig routes) {
    routes.get(PATH, context -> show(context.queryParamMap(), Refusal.NONE, context));
    routes.post(PATH, this::add, Admits.ADMINISTRATORS);
    routes.post(PATH + "/{id}/pause", this::pause, Admits.ADMINISTRATORS);
    routes.post(PATH + "/{id}/remove", this::remove, Admits.ADMINISTRATORS);
  }

  /**
   * Shows it.
   *
   * @param given what somebody entered so far
   * @param refusal why it was not taken
   */
  private void show(Map<String, List<String>> given, Refusal refusal, Context context) {
    Chrome chrome = pages.chrome("sources.title", PATH, context);
    List<String> brands = wiring.brands().all().stream().map(Brand::name).toList();
    SourcesView view =
        SourcesView.of(
            wiring.coverage().all(),
            wiring.listings().all(),
            PlacesView.of(places, brands, given, refusal, chrome.words()),
            chrome,
            wiring.clock().instant());
    pages.render("sources.jte", view, context);
  }

  /** Says on the page what is in the way; what was entered stays. */
  private void add(Context context) {
    Map<String, List<String>> given = context.formParamMap();
    Map<String, List<String>> settings = new LinkedHashMap<>();
    given.forEach(
        (name, values) -> {
          if (name.startsWith(SETTING)) {
            settings.put(name.substring(SETTING.length()), values);
          }
        });
    String type = Texts.present(context.formParam(TYPE)).orElse("");
    List<String> brands = context.formParams(BRAND);
    PlaceWish wish = new PlaceWish(type, brands, settings, DeskDoors.who(context));
    Wording words = Languages.of(context);
    try {
      missing(wish, words);
      desk.add(wish);
      Local.redirect(PATH, context);
    } catch (Unfit unfit) {
      refuse(HttpStatus.BAD_REQUEST.getCode(), PlacesView.refusal(unfit, words), given, context);
    } catch (Problem.Thrown refused) {
      Refusal why = PlacesView.refusal(refused.problem(), words);
      refuse(refused.problem().status(), why, given, context);
    }
  }

  private void missing(PlaceWish wish, Wording words) {
    places.types(words.language()).stream()
        .filter(type -> type.name().equals(wish.type()))
        .findFirst()
        .ifPresent(type -> PlacesView.missing(type, wish));
  }

  private void refuse(int status, Refusal why, Map<String, List<String>> given, Context context) {
    context.status(status);
    show(given, why, context);
  }

  private void pause(Context context) {
    boolean paused = "true".equals(context.formParam("paused"));
    desk.pause(context.pathParam("id"), paused, DeskDoors.who(context));
    Local.redirect(PATH, context);
  }

  private void remove(Context context) {
    desk.remove(context.pathParam("id"));
    Local.redirect(PATH, context);
  }
}
