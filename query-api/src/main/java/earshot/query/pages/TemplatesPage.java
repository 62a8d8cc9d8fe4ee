package earshot.query.pages;

import earshot.query.http.Admits;
import earshot.query.http.Routes;
import earshot.query.http.TemplateRoutes;
import earshot.query.live.ReplyTemplates;
import earshot.query.template.ReplyTemplate;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
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
    routes.get(PATH, this::show);
    routes.post(PATH, this::write, Admits.MANAGERS);
    routes.post(PATH + "/forget", this::forget, Admits.MANAGERS);
  }

  private void show(Context context) {
    Chrome chrome = pages.chrome("templates.title", PATH, context);
    pages.render(
        "templates.jte",
        TemplatesView.of(own, Optional.ofNullable(context.queryParam("name")), chrome),
        context);
  }

  private void write(Context context) {
    ReplyTemplate template =
        TemplateRoutes.template(
            given("name", context).strip(),
            given("language", context),
            given("situation", context),
            given("text", context));
    own.put(template);
    Local.redirect(PATH, context);
  }

  private void forget(Context context) {
    TemplateRoutes.remove(given("name", context), own);
    Local.redirect(PATH, context);
  }

  private static String given(String field, Context context) {
    return Optional.ofNullable(context.formParam(field)).orElse("");
  }
}
