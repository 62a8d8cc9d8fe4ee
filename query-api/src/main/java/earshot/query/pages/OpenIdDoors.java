package earshot.query.pages;

import earshot.mention.Texts;
import earshot.query.access.Access;
import earshot.query.http.AddressLimit;
import earshot.query.http.Admits;
import earshot.query.http.Browser;
import earshot.query.http.Routes;
import earshot.query.http.Visitor;
import earshot.query.openid.Answer;
import earshot.query.openid.Attempt;
import earshot.query.openid.OpenIdProvider;
import earshot.query.openid.Unproven;
import earshot.query.openid.Vouched;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The way in by a company's OpenID provider: out to it, and back. */
final class OpenIdDoors implements Routes {
  /** Where somebody leaves for the provider. */
  static final String OUT = "/login/openid";

  private static final Logger LOG = LoggerFactory.getLogger(OpenIdDoors.class);
  private static final String COOKIE = "earshot-openid";
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final OpenIdProvider provider;
  private final Access access;
  private final AddressLimit limit;
  private final DoorPages door;

  /**
   * @param door shows why somebody does not come in
   */
  OpenIdDoors(OpenIdProvider provider, Access access, AddressLimit limit, DoorPages door) {
    this.provider = provider;
    this.access = access;
    this.limit = limit;
    this.door = door;
  }

  @Override
  public void open(RoutesConfig routes) {
    routes.get(OUT, this::leave, Admits.ANYBODY);
    routes.get(OpenIdProvider.BACK, this::comeBack, Admits.ANYBODY);
  }

  private void leave(Context context) {
    limit.admit(context);
    Attempt attempt = Attempt.begun(Local.path(context.queryParam("here")).orElse("/"));
    try {
      String there = provider.begin(attempt).toString();
      Visitor.keep(COOKIE, attempt.cookie(), PATIENCE, context, access);
      Local.redirect(there, context);
    } catch (Unproven e) {
      refuse(e, context);
    }
  }

  private void comeBack(Context context) {
    limit.admit(context);
    Optional<Attempt> kept = Texts.present(context.cookie(COOKIE)).flatMap(Attempt::kept);
    Visitor.keep(COOKIE, "", Duration.ZERO, context, access); // a code is for once
    try {
      Vouched vouched = provider.finish(kept, answer(context));
      Visitor.came(context, vouched.name());
      door.enter(
          "/login",
          kept.flatMap(attempt -> Local.path(attempt.here())),
          context,
          () ->
              access.admit(
                  vouched.name(),
                  vouched.role(),
                  provider.settings().session(),
                  Browser.of(context)));
    } catch (Unproven e) {
      Visitor.came(context, "");
      refuse(e, context);
    }
  }

  private static Answer answer(Context context) {
    return new Answer(
        Texts.present(context.queryParam("state")),
        Texts.present(context.queryParam("code")),
        Texts.present(context.queryParam("error")),
        Texts.present(context.queryParam("iss")));
  }

  private void refuse(Unproven why, Context context) {
    LOG.warn("nobody came in by {}", provider.settings(), why);
    door.refuse("/login", 401, Languages.of(context).of("access.unproven", why.why()), context);
  }
}
