package earshot.query.pages;

import earshot.mention.Texts;
import earshot.query.access.Access;
import earshot.query.access.Declined;
import earshot.query.access.Pace;
import earshot.query.access.Passwords;
import earshot.query.http.AddressLimit;
import earshot.query.http.Admits;
import earshot.query.http.Browser;
import earshot.query.http.Routes;
import earshot.query.http.Visitor;
import earshot.query.http.Wiring;
import earshot.query.openid.OpenIdProvider;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Optional;
import java.util.function.Supplier;

/** The pages at which people come in and go: set-up, login, and their own account. */
public final class DoorPages implements Routes {
  private static final String NAME = "name";
  private static final String PASSWORD = "password";
  private static final String LOGIN = "/login";
  private static final String SETUP = "/setup";
  private static final int TRIES_A_MINUTE = 10;

  private final Pages pages;
  private final Access access;
  private final AddressLimit limit;
  private final Optional<OpenIdProvider> provider;
  private final AccountPage account;

  public DoorPages(Pages pages, Wiring wiring) {
    this(pages, wiring, Optional.empty());
  }

  /**
   * The pages over these parts.
   *
   * @param provider who else vouches for people
   */
  public DoorPages(Pages pages, Wiring wiring, Optional<OpenIdProvider> provider) {
    this.pages = pages;
    this.provider = provider;
    this.access = wiring.access();
    this.account = new AccountPage(pages, wiring);
    this.limit =
        new AddressLimit(
            new Pace(TRIES_A_MINUTE, TRIES_A_MINUTE, System::nanoTime), wiring.box().behindProxy());
  }

  @Override
  public void open(RoutesConfig routes) {
    routes.get(SETUP, context -> form(SETUP, Optional.empty(), context), Admits.ANYBODY);
    routes.post(SETUP, this::setUp, Admits.ANYBODY);
    routes.get(LOGIN, context -> form(LOGIN, Optional.empty(), context), Admits.ANYBODY);
    routes.post(LOGIN, this::logIn, Admits.ANYBODY);
    routes.post("/logout", this::leave, Admits.ANYBODY);
    account.open(routes);
    routes.post(AccountPage.PATH, this::changePassword, Admits.VIEWERS);
    provider.ifPresent(known -> new OpenIdDoors(known, access, limit, this).open(routes));
  }

  /** Where everything is open there is nothing to log in to, and elsewhere nothing to set up. */
  private void form(String path, Optional<String> trouble, Context context) {
    if (path.equals(AccountPage.PATH)) {
      account.show(trouble, context);
      return;
    }
    if (access.open() != path.equals(SETUP)) {
      Local.redirect(access.open() ? SETUP : LOGIN, context);
      return;
    }
    DoorView view =
        new DoorView(
            pages.chrome("access." + path.substring(1), path, context),
            path,
            Texts.present(context.formParam(NAME)).orElse(""),
            Local.path(context.queryParam("here")).or(() -> Local.path(context.formParam("here"))),
            Passwords.SHORTEST,
            provider.map(known -> known.settings().name()),
            trouble);
    pages.render("door.jte", view, context);
  }

  private void setUp(Context context) {
    enter(SETUP, context, () -> access.setUp(name(context), twice(context), Browser.of(context)));
  }

  private void logIn(Context context) {
    enter(
        LOGIN,
        context,
        () -> access.logIn(name(context), given(PASSWORD, context), Browser.of(context)));
  }

  private void changePassword(Context context) {
    String who = Visitor.name(Optional.empty()).orElse("");
    enter(
        AccountPage.PATH,
        context,
        () ->
            access.changePassword(who, given("old", context), twice(context), Browser.of(context)));
  }

  private void enter(String path, Context context, Supplier<Access.Opened> entrance) {
    limit.admit(context);
    enter(
        path,
        Local.path(context.formParam("here")),
        context,
        () -> {
          Access.Opened opened = entrance.get();
          // Who was set up has a name only now.
          Visitor.claims(context, given(NAME, context), access);
          return opened;
        });
  }

  /** Lets somebody in and leads them on, or shows at this door why not. */
  void enter(
      String path, Optional<String> here, Context context, Supplier<Access.Opened> entrance) {
    try {
      Access.Opened opened = entrance.get();
      Visitor.secret(context).ifPresent(access::leave);
      Visitor.welcome(context, opened, access);
      Local.redirect(here.orElse("/"), context);
    } catch (Declined declined) {
      refuse(
          path,
          declined.kind() == Declined.Kind.TOO_OFTEN ? 429 : 401,
          Languages.says(declined, context),
          context);
    }
  }

  /** Shows at this door why somebody does not come in. */
  void refuse(String path, int status, String why, Context context) {
    context.status(status);
    form(path, Optional.of(why), context);
  }

  private String name(Context context) {
    String name = given(NAME, context);
    Visitor.claims(context, name, access);
    return name;
  }

  private String twice(Context context) {
    String password = given(PASSWORD, context);
    if (!password.equals(given("again", context))) {
      throw Declined.unfit(PASSWORD, "differ", "the two new passwords are not the same");
    }
    return password;
  }

  private static String given(String field, Context context) {
    return Optional.ofNullable(context.formParam(field)).orElse("");
  }

  private void leave(Context context) {
    Visitor.secret(context).ifPresent(access::leave);
    Visitor.dismiss(context, access);
    Local.redirect(LOGIN, context);
  }
}
