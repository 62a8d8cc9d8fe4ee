package earshot.query.pages;

import earshot.mention.Followup;
import earshot.mention.Followup.OptOut;
import earshot.mention.Followup.Why;
import earshot.mention.Kind;
import earshot.mention.Mention;
import earshot.mention.Rating;
import earshot.mention.Texts;
import earshot.query.Intake.HandedIn;
import earshot.query.access.Pace;
import earshot.query.followup.FollowupPlan;
import earshot.query.followup.Seal;
import earshot.query.http.AddressLimit;
import earshot.query.http.Admits;
import earshot.query.http.Routes;
import earshot.query.http.Wiring;
import earshot.query.live.FollowupLedger;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * The page at which a customer answers. Its sealed address stands in for a login. Looking at it
 * changes nothing, since programs that check mail follow its links before people do.
 */
public final class FollowupPage implements Routes {
  /** The source of what is answered. */
  public static final String SOURCE = "followup";

  private static final String PATH = "/followup/{token}";
  private static final String OUT = PATH + "/unsubscribe";
  private static final int LONGEST_TEXT = 10_000;
  private static final int A_MINUTE = 30;

  private final Pages pages;
  private final Wiring wiring;
  private final List<FollowupPlan> plans;
  private final FollowupLedger ledger;
  private final AddressLimit limit;

  public FollowupPage(Pages pages, Wiring wiring, List<FollowupPlan> plans, FollowupLedger ledger) {
    this.pages = pages;
    this.wiring = wiring;
    this.plans = List.copyOf(plans);
    this.ledger = ledger;
    limit =
        new AddressLimit(
            new Pace(A_MINUTE, A_MINUTE, System::nanoTime), wiring.box().behindProxy());
  }

  @Override
  public void open(RoutesConfig routes) {
    routes.get(PATH, this::ask, Admits.ANYWHERE);
    routes.post(PATH, this::take, Admits.ANYWHERE);
    routes.get(OUT, this::askOut, Admits.ANYWHERE);
    routes.post(OUT, this::takeOut, Admits.ANYWHERE);
  }

  /** Whose page it is; a seal that is not ours and one that is forgotten look the same. */
  private Followup followup(Context context) {
    limit.admit(context);
    String token = context.pathParam("token");
    return Seal.claimed(token)
        .flatMap(ledger::named)
        .filter(named -> plan(named).filter(plan -> plan.seal().made(token)).isPresent())
        .orElseThrow(NotFoundResponse::new);
  }

  private Optional<FollowupPlan> plan(Followup followup) {
    return plans.stream().filter(plan -> plan.brand().equals(followup.brand())).findFirst();
  }

  private void ask(Context context) {
    Followup followup = followup(context);
    Optional<Integer> chosen = stars(context.queryParam("stars"));
    boolean done = context.queryParam("done") != null;
    show(FollowupView.of(followup, chosen, done, context.path(), pages.assets()), context);
  }

  private static Optional<Integer> stars(String given) {
    return Texts.present(given).filter(text -> text.matches("[1-5]")).map(Integer::valueOf);
  }

  private void show(FollowupView view, Context context) {
    context.header("Referrer-Policy", "no-referrer"); // the address is the key
    context.header("X-Robots-Tag", "noindex");
    pages.render("followup.jte", view, context);
  }

  private void take(Context context) {
    Followup followup = followup(context);
    Optional<Integer> stars = stars(context.formParam("stars"));
    if (stars.isEmpty()) {
      context.status(HttpStatus.BAD_REQUEST);
      show(
          FollowupView.of(followup, Optional.empty(), false, context.path(), pages.assets()),
          context);
      return;
    }
    Optional<String> text =
        Texts.present(context.formParam("text"))
            .map(written -> written.substring(0, Math.min(written.length(), LONGEST_TEXT)));
    Instant now = wiring.clock().instant().truncatedTo(ChronoUnit.MILLIS);
    Followup answered = followup.answered(now, stars.get());
    wiring.intake().take(List.of(new HandedIn(said(answered, text, now), Optional.empty())));
    ledger.put(answered);
    context.redirect(context.path() + "?done", HttpStatus.SEE_OTHER);
  }

  /** One person says one thing: who answers again corrects it. */
  private static Mention said(Followup answered, Optional<String> text, Instant now) {
    return Mention.said(SOURCE, answered.brand(), answered.id(), Kind.SURVEY)
        .text(text.orElse(null))
        .rating(Rating.stars(answered.stars().orElseThrow()))
        .publishedAt(answered.answeredAt().orElse(now))
        .language(text.isPresent() ? null : answered.language())
        .collected(now, List.of(answered.brand()), false, false);
  }

  private void askOut(Context context) {
    Followup followup = followup(context);
    boolean done = ledger.optedOut(followup.person()).isPresent();
    show(FollowupView.out(followup, done, context.path(), pages.assets()), context);
  }

  /** From the page, or from a mail program in one click. */
  private void takeOut(Context context) {
    Followup followup = followup(context);
    if (ledger.optedOut(followup.person()).isEmpty()) {
      ledger.put(new OptOut(followup.person(), wiring.clock().instant(), Why.WISH));
    }
    askOut(context); // no redirect: mail programs do not follow one
  }
}
