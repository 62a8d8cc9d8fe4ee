package earshot.query.pages;

import earshot.query.Unfit;
import earshot.query.http.Admits;
import earshot.query.http.Routes;
import earshot.query.http.TemplateRoutes;
import earshot.query.live.ReplyTemplates;
import earshot.query.pages.TemplatesView.Draft;
import earshot.query.template.ShippedTemplates;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Optional;

/** The page of answers that are written once: those there are, and a form for a team's own. */
public final class TemplatesPage implements Routes {
  private static final String PATH = "/templates";

  private final Pages pages;
  private final ReplyTemplates own;

  public TemplatesPage(Pages pages, ReplyTemplates own) {
    this.pages = pages;
    this.own = own;
  }

  @Override
  public void open(RoutesConfig routes) {
    routes.get(PATH, context -> show(draft(context), Refusal.NONE, context));
    routes.post(PATH, this::write, Admits.MANAGERS);
    routes.post(PATH + "/forget", this::forget, Admits.MANAGERS);
  }

  /**
   * Shows it.
   *
   * @param draft what stands in the form
   * @param refusal why it was not taken
   */
  private void show(Draft draft, Refusal refusal, Context context) {
    Chrome chrome = pages.chrome("templates.title", PATH, context);
    pages.render("templates.jte", TemplatesView.of(own, draft, refusal, chrome), context);
  }

  /** The template that somebody wants to change, or an empty one. */
  private Draft draft(Context context) {
    String name = Optional.ofNullable(context.queryParam("name")).orElse("");
    return ShippedTemplates.with(own.all()).stream()
        .filter(one -> one.name().equals(name))
        .findFirst()
        .map(Draft::of)
        .orElseGet(() -> Draft.empty(Languages.of(context)));
  }

  /** Says at its field what is in the way; what was entered stays. */
  private void write(Context context) {
    Draft draft =
        new Draft(
            given("name", context).strip(),
            given("language", context),
            given("situation", context),
            given("text", context));
    try {
      own.put(
          TemplateRoutes.template(draft.name(), draft.language(), draft.situation(), draft.text()));
      Local.redirect(PATH, context);
    } catch (Unfit unfit) {
      context.status(HttpStatus.BAD_REQUEST);
      show(draft, Refusal.of(unfit, Languages.of(context)), context);
    }
  }

  private void forget(Context context) {
    TemplateRoutes.remove(given("name", context), own);
    Local.redirect(PATH, context);
  }

  private static String given(String field, Context context) {
    return Optional.ofNullable(context.formParam(field)).orElse("");
  }
}
