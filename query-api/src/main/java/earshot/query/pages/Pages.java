package earshot.query.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import earshot.mention.Mention;
import earshot.query.Hit;
import earshot.query.Wording;
import earshot.query.access.Asking;
import earshot.query.http.Admits;
import earshot.query.http.Health;
import earshot.query.http.Problem;
import earshot.query.http.Routes;
import earshot.query.http.Visitor;
import earshot.query.http.Wiring;
import earshot.query.live.SavedSearches;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.NotFoundResponse;
import java.net.URLEncoder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The pages about what was said and where, and what is shown when something goes wrong. */
public final class Pages implements Routes {
  private static final String FOR_EVER = "public, max-age=31536000, immutable";

  private final Wiring wiring;
  private final SavedSearches saved;
  private final Assets assets = new Assets();
  private final HealthGlance health;
  private final TemplateEngine templates =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, Pages.class.getClassLoader(), "earshot.query.pages");

  /**
   * The pages over these parts.
   *
   * @param saved searches that the team keeps
   */
  public Pages(Wiring wiring, SavedSearches saved) {
    this.wiring = wiring;
    this.saved = saved;
    health = new HealthGlance(new Health(wiring), System::nanoTime);
  }

  @Override
  public void open(RoutesConfig routes) {
    routes.get("/", Days.of(this::search));
    routes.get("/assets/{name}", this::asset, Admits.ANYBODY);
    new DeskDoors(wiring, this::cards).open(routes);
    new SavedDoors(wiring.store(), saved).open(routes);
    new GroupPages(this, wiring).open(routes);
    new CompanyDoors(wiring).open(routes);
    new CompletionDoors(wiring).open(routes);
  }

  private void search(Context context) {
    Chrome chrome = chrome("search.title", "/", context);
    SearchView view = page(chrome.words()).view(context.queryParamMap(), chrome);
    render("search.jte", view, context);
  }

  private SearchPage page(Wording words) {
    return new SearchPage(wiring, saved, words);
  }

  private List<Card> cards(List<Mention> mentions, boolean whole, Wording words) {
    Backdrop backdrop = Backdrop.of(mentions, Set.of(), wiring.rankingNow(), words, wiring);
    return mentions.stream()
        .map(m -> whole ? Card.whole(m, backdrop) : Card.of(Hit.plain(m), backdrop))
        .toList();
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
      Visitor.of(context, wiring.access())
          .ifPresentOrElse(Asking::begin, Asking::end); // no door did
      Optional<String> q =
          query(problem, context).or(() -> SearchPage.asked(Map.copyOf(context.queryParamMap())));
      Chrome chrome = chrome("problem." + ProblemView.word(problem), "", context);
      render("problem.jte", ProblemView.of(problem, chrome, q), context);
    }
    return person;
  }

  /** The query to blame, whatever its field is called: a search, a rule, a brand. */
  private static Optional<String> query(Problem problem, Context context) {
    return problem
        .parameter()
        .filter(name -> problem.column().isPresent())
        .flatMap(
            name ->
                Optional.ofNullable(context.queryParam(name))
                    .or(() -> Optional.ofNullable(context.formParam(name))));
  }

  private static String asked(Context context) {
    return context.path()
        + Optional.ofNullable(context.queryString()).map(query -> "?" + query).orElse("");
  }

  /** For pages that are not surrounded by the others. */
  Assets assets() {
    return assets;
  }

  Chrome chrome(String title, String here, Context context) {
    Wording words = Languages.of(context);
    Guest guest = Guest.of(wiring.access().open());
    List<String> alerts =
        guest.admitted()
            ? health.latest().map(report -> alerts(report, words)).orElse(List.of())
            : List.of();
    return new Chrome(
        words,
        assets,
        words.of(title),
        here,
        context.path() + Optional.ofNullable(context.queryString()).map(q -> "?" + q).orElse(""),
        DeskDoors.who(context).orElse(""),
        alerts,
        wiring.version(),
        guest,
        Batch.taken(context));
  }

  private static List<String> alerts(Health.Report report, Wording words) {
    return report.parts().entrySet().stream()
        .filter(part -> !part.getValue().ok())
        .map(part -> words.of("alert.part", part.getKey(), part.getValue().message()))
        .toList();
  }

  /** Cards alone, for a page that shows them already. */
  void cards(List<Mention> mentions, String here, Context context) {
    Wording words = Languages.of(context);
    boolean whole = DeskDoors.wantsWhole(context);
    Map<String, Object> parts =
        Map.of(
            "cards",
            cards(mentions, whole, words),
            "words",
            words,
            "here",
            here,
            "who",
            DeskDoors.who(context).orElse(""),
            "works",
            Guest.of(wiring.access().open()).may(Admits.AGENTS),
            "whole",
            whole);
    piece("cards.jte", parts, context);
  }

  /** A part of a page, for the script. */
  void piece(String template, Map<String, Object> parts, Context context) {
    send(template, parts, context);
  }

  void render(String template, Object view, Context context) {
    send(template, Map.of("view", view), context);
  }

  private void send(String template, Map<String, Object> parts, Context context) {
    StringOutput html = new StringOutput(32 * 1024);
    templates.render(template, parts, html);
    context.html(html.toString());
  }
}
