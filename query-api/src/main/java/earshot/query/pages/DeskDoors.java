package earshot.query.pages;

import earshot.mention.Act;
import earshot.mention.Mention;
import earshot.mention.MentionId;
import earshot.mention.Texts;
import earshot.query.http.Desk;
import earshot.query.http.Origins;
import earshot.query.http.Routes;
import earshot.query.http.Wiring;
import earshot.query.http.Wish;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Takes the forms of the pages: what somebody does with a mention, and under which name. A browser
 * that sent a form goes back to the page it came from; a script that sent one gets the card anew.
 */
final class DeskDoors implements Routes {
  private static final String WHO = "who";
  private static final int A_YEAR = 365 * 24 * 3600;

  /** Sent by our script, which puts the card in place of the old one. */
  private static final String PIECE = "X-Piece";

  private final Desk desk;
  private final Shown shown;
  private final Origins own = new Origins(Set.of());

  DeskDoors(Wiring wiring, Shown shown) {
    this.desk = new Desk(wiring);
    this.shown = shown;
  }

  /** Answers with a card. */
  @FunctionalInterface
  interface Shown {
    void show(Mention mention, String here, Context context);
  }

  @Override
  public void open(RoutesConfig routes) {
    routes.post("/who", this::name);
    routes.post("/mentions/{id}/status", context -> act(context, Act.STATUS));
    routes.post("/mentions/{id}/assignee", context -> act(context, Act.ASSIGNEE));
    routes.post("/mentions/{id}/note", context -> act(context, Act.NOTE));
    routes.post("/mentions/{id}/sentiment", context -> act(context, Act.SENTIMENT));
    routes.post("/mentions/{id}/reply", context -> act(context, Act.REPLY));
  }

  private void act(Context context, Act act) {
    own.admit(context);
    Optional<String> value = Texts.present(context.formParam(act.word()));
    Wish wish = Wish.of(act, act.word(), value, who(context), seen(context)).sending(sent(context));
    Desk.Answer answer = desk.grant(new MentionId(context.pathParam("id")), wish);
    if (context.header(PIECE) == null) {
      back(context);
    } else {
      shown.show(answer.mention(), here(context), context);
    }
  }

  /** Whoever says nothing wants an answer to leave where it can. */
  private static Optional<Boolean> sent(Context context) {
    return Texts.present(context.formParam("kept")).map(kept -> !kept.equals("true"));
  }

  private static OptionalLong seen(Context context) {
    return Texts.present(context.formParam("version"))
        .filter(version -> version.matches("\\d{1,18}"))
        .map(version -> OptionalLong.of(Long.parseLong(version)))
        .orElse(OptionalLong.empty());
  }

  private void name(Context context) {
    own.admit(context);
    String name = Texts.present(context.formParam(WHO)).orElse("");
    String kept = name.substring(0, Math.min(name.length(), Wish.LONGEST_NAME));
    Cookie cookie = new Cookie(WHO, URLEncoder.encode(kept, StandardCharsets.UTF_8));
    cookie.setMaxAge(kept.isEmpty() ? 0 : A_YEAR);
    cookie.setHttpOnly(true);
    cookie.setSameSite(SameSite.STRICT);
    context.cookie(cookie);
    back(context);
  }

  /** The name under which this person works, as far as they have said. */
  static Optional<String> who(Context context) {
    return Texts.present(context.cookie(WHO)).flatMap(DeskDoors::decoded);
  }

  private static Optional<String> decoded(String cookie) {
    try {
      return Texts.present(URLDecoder.decode(cookie, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // not one of ours
    }
  }

  private static void back(Context context) {
    context.status(303).header("Location", here(context));
  }

  /** Only a page of ours: "//" would begin an address elsewhere. */
  private static String here(Context context) {
    return Texts.present(context.formParam("here"))
        .filter(path -> path.matches("/(?![/\\\\])[^\\p{Cntrl}]*"))
        .orElse("/");
  }
}
