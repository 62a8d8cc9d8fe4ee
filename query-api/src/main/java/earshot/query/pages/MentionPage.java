package earshot.query.pages;

import earshot.mention.Mention;
import earshot.mention.MentionId;
import earshot.mention.Texts;
import earshot.query.http.Admits;
import earshot.query.http.Routes;
import earshot.query.http.Wiring;
import earshot.query.live.ReplyTemplates;
import earshot.query.template.ShippedTemplates;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The page of one mention, and that of the discussion which it belongs to. */
public final class MentionPage implements Routes {
  private static final String PATH = "/mentions/{id}";

  private final Pages pages;
  private final Wiring wiring;
  private final ReplyTemplates own;

  /**
   * The pages over these.
   *
   * @param own answers that the team wrote for itself
   */
  public MentionPage(Pages pages, Wiring wiring, ReplyTemplates own) {
    this.pages = pages;
    this.wiring = wiring;
    this.own = own;
  }

  @Override
  public void open(RoutesConfig routes) {
    routes.get(PATH, this::show);
    routes.get(PATH + "/thread", this::thread);
    routes.get(PATH + "/templates", this::templates, Admits.AGENTS);
  }

  static String path(MentionId id) {
    return "/mentions/" + id;
  }

  private Mention mention(Context context) {
    return wiring
        .store()
        .byId(new MentionId(context.pathParam("id")))
        .orElseThrow(NotFoundResponse::new);
  }

  private void show(Context context) {
    Mention mention = mention(context);
    if (DeskDoors.wantsPieces(context)) {
      pages.cards(List.of(mention), context.path(), context);
      return;
    }
    Chrome chrome = pages.chrome("mention.title", context.path(), context);
    Backdrop backdrop =
        Backdrop.of(List.of(mention), Set.of(), wiring.rankingNow(), chrome.words(), wiring);
    Card card = Card.whole(mention, backdrop);
    pages.render(
        "mention.jte",
        MentionView.of(mention, card, backdrop, chrome, wiring, filled(mention, context)),
        context);
  }

  private List<FilledTemplate> filled(Mention mention, Context context) {
    return FilledTemplate.of(
        ShippedTemplates.with(own.all()),
        mention,
        DeskDoors.who(context).orElse(""),
        Texts.present(context.queryParam("template")));
  }

  /** A piece for the script, which asks when somebody begins to answer. */
  private void templates(Context context) {
    Mention mention = mention(context);
    pages.piece(
        "choose.jte",
        Map.of(
            "templates", filled(mention, context),
            "at", path(mention.id()),
            "words", Languages.of(context)),
        context);
  }

  private void thread(Context context) {
    Mention mention = mention(context);
    Discussion discussion =
        Discussion.of(mention, wiring.store()).orElseThrow(NotFoundResponse::new);
    Optional<String> after = Texts.present(context.queryParam("after"));
    pages.render(
        "thread.jte",
        ThreadView.of(
            discussion, after, pages.chrome("thread.title", context.path(), context), wiring),
        context);
  }
}
