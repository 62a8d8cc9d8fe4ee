package earshot.query.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import earshot.mention.Group;
import earshot.mention.Mention;
import earshot.mention.MentionId;
import earshot.query.CheckResult;
import earshot.query.Hit;
import earshot.query.http.Admits;
import earshot.query.http.Health;
import earshot.query.http.Problem;
import earshot.query.http.Routes;
import earshot.query.http.Wiring;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.NotFoundResponse;
import java.net.URLEncoder;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** The pages: search, sources, and what is shown when something goes wrong. */
public final class Pages implements Routes {
  private static final String FOR_EVER = "public, max-age=31536000, immutable";

  private final Wiring wiring;
  private final Words words = new Words(Locale.ENGLISH);
  private final Assets assets = new Assets();
  private final HealthGlance health;
  private final TemplateEngine templates =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, Pages.class.getClassLoader(), "earshot.query.pages");

  public Pages(Wiring wiring) {
    this.wiring = wiring;
    health = new HealthGlance(new Health(wiring), System::nanoTime);
  }

  @Override
  public void open(RoutesConfig routes) {
    routes.get("/", this::search);
    routes.get("/groups", this::groups);
    routes.get("/groups/{id}", this::group);
    routes.get("/sources", this::sources);
    routes.get("/mentions/{id}", this::mention);
    routes.get("/assets/{name}", this::asset, Admits.ANYBODY);
    new DeskDoors(wiring, this::card).open(routes);
  }

  private void search(Context context) {
    Chrome chrome = chrome("search.title", "/", context);
    SearchView view = page().view(context.queryParamMap(), chrome);
    render("search.jte", view, context);
  }

  private SearchPage page() {
    return new SearchPage(wiring.store(), wiring.groups(), words);
  }

  private void groups(Context context) {
    GroupsView view =
        GroupsView.of(
            wiring.groups().now(),
            context.queryParamMap(),
            wiring.store(),
            chrome("groups.title", GroupsView.PATH, context),
            wiring.clock().instant());
    render("groups.jte", view, context);
  }

  private void group(Context context) {
    List<Group> found = wiring.groups().now().byId(context.pathParam("id"));
    if (found.isEmpty()) {
      throw new NotFoundResponse();
    }
    Chrome chrome = chrome("groups.title", GroupsView.PATH, context);
    render(
        "group.jte",
        GroupView.of(found, wiring.store(), chrome, wiring.clock().instant()),
        context);
  }

  private void mention(Context context) {
    Mention mention =
        wiring
            .store()
            .byId(new MentionId(context.pathParam("id")))
            .orElseThrow(NotFoundResponse::new);
    String here = context.path();
    Map<String, Object> view =
        Map.of(
            "chrome",
            chrome("mention.title", here, context),
            "card",
            Card.of(
                hit(mention),
                wiring.rankingNow(),
                words,
                page().labels(Set.of(), List.of(mention))));
    StringOutput html = new StringOutput();
    templates.render("mention.jte", view, html);
    context.header("Cache-Control", "no-store").html(html.toString());
  }

  private static Hit hit(Mention mention) {
    return new Hit(mention, OptionalDouble.empty(), false, List.of());
  }

  private void sources(Context context) {
    Chrome chrome = chrome("sources.title", "/sources", context);
    SourcesView view = SourcesView.of(wiring.coverage().all(), chrome, wiring.clock().instant());
    render("sources.jte", view, context);
  }

  private void asset(Context context) {
    Assets.Asset asset = assets.named(context.pathParam("name")).orElseThrow(NotFoundResponse::new);
    context.header("Cache-Control", FOR_EVER).contentType(asset.type()).result(asset.bytes());
  }

  /** A person sees a page; a program sees problem+json. */
  @Override
  public boolean show(Problem problem, Context context) {
    boolean person =
        Optional.ofNullable(context.header("Accept")).orElse("").contains("text/html")
            && !context.path().startsWith("/api/");
    if (person && problem.status() == 401 && context.method().equals(HandlerType.GET)) {
      Local.redirect("/login?here=" + URLEncoder.encode(asked(context), UTF_8), context);
    } else if (person) {
      Optional<String> q = SearchPage.asked(Map.copyOf(context.queryParamMap()));
      Chrome chrome = chrome("problem." + known(problem.status()), "", context);
      render("problem.jte", ProblemView.of(problem, chrome, q), context);
    }
    return person;
  }

  private static String asked(Context context) {
    return context.path()
        + Optional.ofNullable(context.queryString()).map(query -> "?" + query).orElse("");
  }

  private static String known(int status) {
    return switch (status) {
      case 400, 401, 403, 404, 409, 410, 503 -> String.valueOf(status);
      default -> "other";
    };
  }

  Words words() {
    return words;
  }

  Chrome chrome(String title, String here, Context context) {
    Guest guest = Guest.of(wiring.access().open());
    List<String> alerts =
        guest.admitted() ? health.latest().map(this::alerts).orElse(List.of()) : List.of();
    return new Chrome(
        words,
        assets,
        words.of(title),
        here,
        DeskDoors.who(context).orElse(""),
        alerts,
        wiring.version(),
        guest);
  }

  private List<String> alerts(Health.Report report) {
    return report.parts().entrySet().stream()
        .filter(part -> !part.getValue().ok())
        .map(part -> alert(part.getKey(), part.getValue()))
        .toList();
  }

  private String alert(String name, CheckResult result) {
    return words.of("alert.part", name, result.message());
  }

  /** One card alone, for a page that shows it already. */
  private void card(Mention mention, String here, Context context) {
    Map<String, Object> parts =
        Map.of(
            "card",
            Card.of(
                hit(mention),
                wiring.rankingNow(),
                words,
                page().labels(Set.of(), List.of(mention))),
            "words",
            words,
            "here",
            here,
            "who",
            DeskDoors.who(context).orElse(""));
    StringOutput html = new StringOutput();
    templates.render("card.jte", parts, html);
    context.header("Cache-Control", "no-store").html(html.toString());
  }

  void render(String template, Object view, Context context) {
    StringOutput html = new StringOutput(32 * 1024);
    templates.render(template, view, html);
    context.header("Cache-Control", "no-store").html(html.toString());
  }
}
