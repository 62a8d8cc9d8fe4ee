package earshot.query.pages;

import earshot.assess.priority.Weights;
import earshot.mention.Texts;
import earshot.query.Unfit;
import earshot.query.access.Role;
import earshot.query.http.Admits;
import earshot.query.http.PriorityDesk;
import earshot.query.http.Routes;
import earshot.query.http.Wiring;
import earshot.query.live.WeightBook;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The page on which somebody says how they want to see all others and what counts how much, and
 * sees what the file says.
 */
public final class SettingsPage implements Routes {
  static final String PATH = "/settings";
  private static final String WEIGHT = "weight.";

  private final Pages pages;
  private final Wiring wiring;
  private final WeightBook weights;
  private final PriorityDesk desk;
  private final List<Declared> declared;

  /**
   * The page over these.
   *
   * @param declared what else can be set, as it is
   */
  public SettingsPage(Pages pages, Wiring wiring, WeightBook weights, List<Declared> declared) {
    this.pages = pages;
    this.wiring = wiring;
    this.weights = weights;
    this.desk = new PriorityDesk(weights);
    this.declared = List.copyOf(declared);
  }

  /**
   * A setting of the file.
   *
   * @param value as it is; secrets are not shown
   * @param given whether the file says so; else it is what holds by itself
   */
  public record Declared(String name, String value, boolean given, String says) {}

  /**
   * What it shows.
   *
   * @param zones to choose from
   * @param clock what time it is where they are
   * @param refusal why points were not taken, at their term
   */
  record View(
      Chrome chrome,
      List<Choice> zones,
      String clock,
      List<Weight> weights,
      Refusal refusal,
      List<Declared> rest) {}

  /** How much a term of the priority counts. */
  record Weight(String term, String says, String points, boolean locked) {}

  @Override
  public void open(RoutesConfig routes) {
    routes.get(PATH, context -> show(Map.of(), Refusal.NONE, context));
    routes.post("/zone", this::zone, Admits.VIEWERS);
    routes.post(PATH + "/weights", this::weigh, Admits.MANAGERS);
  }

  /**
   * Shows it.
   *
   * @param entered points that were entered and not taken
   * @param refusal why
   */
  private void show(Map<String, String> entered, Refusal refusal, Context context) {
    Chrome chrome = pages.chrome("settings.title", PATH, context);
    Instant now = wiring.clock().instant();
    View view =
        new View(
            chrome,
            Zones.choices(chrome.words(), now),
            new Times(chrome.words(), now).exact(now),
            weights(entered, chrome),
            refusal,
            chrome.guest().is(Role.MANAGER) ? declared : List.of());
    pages.render("settings.jte", view, context);
  }

  private List<Weight> weights(Map<String, String> entered, Chrome chrome) {
    Weights now = weights.now();
    Set<String> locked = weights.locked();
    return new TreeSet<>(now.points().keySet())
        .stream()
            .map(
                term ->
                    new Weight(
                        term,
                        chrome.words().term("weight", term),
                        entered.getOrDefault(term, PriorityDesk.written(now.of(term))),
                        locked.contains(term)))
            .toList();
  }

  /** An empty choice is UTC. */
  private void zone(Context context) {
    String zone = Texts.present(context.formParam(Languages.ZONE)).filter(Zones::has).orElse("");
    Local.keep(Languages.ZONE, zone, context);
    Local.redirect(PATH, context);
  }

  private void weigh(Context context) {
    Map<String, String> points = new LinkedHashMap<>();
    context
        .formParamMap()
        .forEach(
            (name, values) -> {
              if (name.startsWith(WEIGHT)) {
                points.put(name.substring(WEIGHT.length()), String.join("", values));
              }
            });
    try {
      desk.put(points);
      Local.redirect(PATH, context);
    } catch (Unfit unfit) {
      context.status(HttpStatus.BAD_REQUEST);
      show(points, Refusal.of(unfit, Languages.of(context)), context);
    }
  }
}
