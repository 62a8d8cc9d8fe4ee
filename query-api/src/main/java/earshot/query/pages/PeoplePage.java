package earshot.query.pages;

import earshot.query.access.Administration;
import earshot.query.access.Declined;
import earshot.query.access.Role;
import earshot.query.access.Scope;
import earshot.query.http.Admits;
import earshot.query.http.Routes;
import earshot.query.http.Visitor;
import earshot.query.http.Wiring;
import earshot.query.pages.PeopleView.Refused;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The page on which administrators say who may come in. */
public final class PeoplePage implements Routes {
  private static final String PATH = "/people";
  private static final String NAME = "name";
  private static final int SHOWN_OF_LOG = 100;

  private final Pages pages;
  private final Wiring wiring;
  private final Administration administration;

  public PeoplePage(Pages pages, Wiring wiring) {
    this.pages = pages;
    this.wiring = wiring;
    this.administration = wiring.access().administration();
  }

  @Override
  public void open(RoutesConfig routes) {
    routes.get(
        PATH, context -> show(Optional.empty(), Refused.NOTHING, context), Admits.ADMINISTRATORS);
    change(routes, "/add", this::add);
    change(routes, "/role", this::changeRole);
    change(routes, "/password", this::changePassword);
    change(routes, "/remove", context -> administration.remove(given(NAME, context)));
    change(routes, "/end", context -> wiring.access().logins().end(given("id", context)));
    change(routes, "/revoke", context -> administration.revoke(given("id", context)));
    routes.post(
        PATH + "/issue", context -> tried(context, () -> issue(context)), Admits.ADMINISTRATORS);
  }

  /** Something that is changed by a form, after which the page is shown anew. */
  @FunctionalInterface
  private interface Changing {
    void by(Context context);
  }

  private void change(RoutesConfig routes, String below, Changing changing) {
    routes.post(
        PATH + below,
        context ->
            tried(
                context,
                () -> {
                  changing.by(context);
                  Local.redirect(PATH, context);
                }),
        Admits.ADMINISTRATORS);
  }

  /** Says on the page what is in the way. */
  private void tried(Context context, Runnable change) {
    try {
      change.run();
    } catch (Declined declined) {
      context.status(declined.kind() == Declined.Kind.CONFLICT ? 409 : 400);
      show(Optional.empty(), refused(declined, context), context);
    }
  }

  /** What was not done, and what was entered for it. */
  private static Refused refused(Declined declined, Context context) {
    String field = declined.word().equals("taken") ? NAME : declined.field();
    return new Refused(
        context.path().substring(PATH.length() + 1),
        Refusal.said(field, Languages.says(declined, context)),
        Address.of(context.formParamMap()));
  }

  private void show(Optional<String> secret, Refused refused, Context context) {
    PeopleView view =
        PeopleView.of(
            pages.chrome("people.title", PATH, context),
            wiring.access(),
            Visitor.secret(context).flatMap(wiring.access()::login),
            wiring.log().newest(SHOWN_OF_LOG),
            secret,
            refused,
            wiring.clock().instant());
    pages.render("people.jte", view, context);
  }

  private void add(Context context) {
    administration.add(
        given(NAME, context),
        role(context),
        given("password", context),
        Visitor.name(Optional.empty()));
  }

  private void changeRole(Context context) {
    administration.changeRole(given(NAME, context), role(context));
  }

  private void changePassword(Context context) {
    administration.changePassword(given(NAME, context), given("password", context));
  }

  /** Shown at once and never again. */
  private void issue(Context context) {
    Administration.Issued issued =
        administration.issue(
            given(NAME, context),
            role(context),
            scopes(context),
            Duration.ofDays(days(context)),
            Visitor.name(Optional.empty()));
    show(Optional.of(issued.secret()), Refused.NOTHING, context);
  }

  private static Set<Scope> scopes(Context context) {
    return context.formParams("scope").stream()
        .flatMap(word -> Scope.named(word).stream())
        .collect(Collectors.toSet());
  }

  private static long days(Context context) {
    String days = given("days", context);
    return days.matches("\\d{1,4}") ? Long.parseLong(days) : 0;
  }

  private static Role role(Context context) {
    String role = given("role", context);
    return Role.named(role)
        .orElseThrow(() -> Declined.unfit("role", "role", "there is no role " + role, role));
  }

  private static String given(String field, Context context) {
    return Optional.ofNullable(context.formParam(field)).orElse("");
  }
}
