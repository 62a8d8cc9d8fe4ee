package earshot.query.pages;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.mention.Mention;
import earshot.mention.MentionId;
import earshot.mention.MentionJson;
import earshot.query.http.AuditRoutes;
import earshot.query.http.Routes;
import earshot.query.http.Wiring;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;

/** The page that tells people what was ever decided about a mention, and by what. */
public final class AuditPage implements Routes {
  private final Pages pages;
  private final Wiring wiring;
  private final AuditRoutes audit;

  /**
   * The page over these.
   *
   * @param audit tells programs the same
   */
  public AuditPage(Pages pages, Wiring wiring, AuditRoutes audit) {
    this.pages = pages;
    this.wiring = wiring;
    this.audit = audit;
  }

  @Override
  public void open(RoutesConfig routes) {
    routes.get("/mentions/{id}/audit", this::show);
  }

  private void show(Context context) {
    Mention mention =
        wiring
            .store()
            .byId(new MentionId(context.pathParam("id")))
            .orElseThrow(NotFoundResponse::new);
    Chrome chrome = pages.chrome("audit.title", context.path(), context);
    Backdrop backdrop =
        Backdrop.of(List.of(mention), Set.of(), wiring.rankingNow(), chrome.words(), wiring);
    pages.render("audit.jte", AuditView.of(mention, told(mention), backdrop, chrome), context);
  }

  private JsonNode told(Mention mention) {
    try {
      return MentionJson.MAPPER.readTree(audit.told(mention));
    } catch (IOException e) {
      throw new UncheckedIOException("what was just written is JSON", e);
    }
  }
}
