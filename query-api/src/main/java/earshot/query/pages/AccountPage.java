package earshot.query.pages;

import earshot.query.access.Access;
import earshot.query.access.Declined;
import earshot.query.access.Login;
import earshot.query.access.Passwords;
import earshot.query.http.Admits;
import earshot.query.http.Routes;
import earshot.query.http.Visitor;
import earshot.query.http.Wiring;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** The page on which people see where they are logged in, and change their password. */
final class AccountPage implements Routes {
  static final String PATH = "/account";

  private final Pages pages;
  private final Access access;
  private final Clock clock;

  AccountPage(Pages pages, Wiring wiring) {
    this.pages = pages;
    this.access = wiring.access();
    this.clock = wiring.clock();
  }

  @Override
  public void open(RoutesConfig routes) {
    routes.get(PATH, context -> show(Optional.empty(), context), Admits.VIEWERS);
    routes.post(PATH + "/end", this::end, Admits.VIEWERS);
    routes.post(PATH + "/end-others", this::endOthers, Admits.VIEWERS);
  }

  /** Where nobody logs in there is no account yet. */
  void show(Optional<String> trouble, Context context) {
    if (access.open()) {
      Local.redirect("/setup", context);
      return;
    }
    Chrome chrome = pages.chrome("account.title", PATH, context);
    List<Login> logins = access.logins().of(me());
    Optional<String> here = here(context);
    AccountView view =
        new AccountView(
            chrome,
            logins.stream().noneMatch(Login::vouched),
            Passwords.SHORTEST,
            LoginRow.of(logins, here, new Times(chrome.words(), clock.instant())),
            trouble);
    pages.render("account.jte", view, context);
  }

  private static String me() {
    return Visitor.name(Optional.empty()).orElse("");
  }

  private Optional<String> here(Context context) {
    return Visitor.secret(context).flatMap(access::login);
  }

  private void end(Context context) {
    try {
      access.logins().end(Optional.ofNullable(context.formParam("id")).orElse(""), me());
      Local.redirect(PATH, context);
    } catch (Declined declined) {
      context.status(404);
      show(Optional.of(Languages.says(declined, context)), context);
    }
  }

  private void endOthers(Context context) {
    access.logins().endAll(me(), here(context));
    Local.redirect(PATH, context);
  }
}
