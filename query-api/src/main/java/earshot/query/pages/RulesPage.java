package earshot.query.pages;

import earshot.assess.rule.Rule;
import earshot.query.BadSearch;
import earshot.query.Unfit;
import earshot.query.Wording;
import earshot.query.http.Admits;
import earshot.query.http.BacktestRoutes;
import earshot.query.http.BacktestRoutes.Trial;
import earshot.query.http.Problem;
import earshot.query.http.Routes;
import earshot.query.http.RuleForm;
import earshot.query.http.RuleRoutes;
import earshot.query.http.Wiring;
import earshot.query.live.RuleLedger;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The page of rules: those there are, and the way from a search to a new one. */
public final class RulesPage implements Routes {
  static final String PATH = "/rules";
  private static final int DAYS_TRIED = 28;

  private final Pages pages;
  private final Wiring wiring;
  private final RuleLedger rules;
  private final RuleForm form;
  private final BacktestRoutes backtests;

  /**
   * The page over these.
   *
   * @param form reads what people make
   * @param backtests tells at once what a rule would have found
   */
  public RulesPage(
      Pages pages, Wiring wiring, RuleLedger rules, RuleForm form, BacktestRoutes backtests) {
    this.pages = pages;
    this.wiring = wiring;
    this.rules = rules;
    this.form = form;
    this.backtests = backtests;
  }

  @Override
  public void open(RoutesConfig routes) {
    routes.get(PATH, context -> show(context.queryParamMap(), Refusal.NONE, context));
    routes.post(PATH, this::make, Admits.MANAGERS);
    routes.post(PATH + "/forget", this::forget, Admits.MANAGERS);
  }

  /**
   * Shows it.
   *
   * @param given what somebody entered so far
   * @param refused why it was not taken, if it was sent
   */
  private void show(Map<String, List<String>> given, Refusal refused, Context context) {
    Chrome chrome = pages.chrome("rules.title", "/alerts", context);
    RuleDraft draft = RuleDraft.of(given);
    Tried tried =
        refused.given() ? new Tried(Optional.empty(), refused) : tried(draft, chrome.words());
    if (tried.refusal().given()) {
      context.status(HttpStatus.BAD_REQUEST);
    }
    RulesView view =
        RulesView.of(
            chrome,
            rules.all(),
            draft,
            tried.refusal().among(RuleDraft.names()),
            refused.given(),
            tried.found(),
            DAYS_TRIED,
            new Times(chrome.words(), wiring.clock().instant()),
            wiring.store());
    pages.render("rules.jte", view, context);
  }

  /** What a rule in the making would have found, or why it can't be one. */
  private record Tried(Optional<Trial> found, Refusal refusal) {}

  private Tried tried(RuleDraft draft, Wording words) {
    if (!draft.complete()) {
      return new Tried(Optional.empty(), Refusal.NONE);
    }
    Rule rule;
    try {
      rule = rule(draft.named(words.of("rules.unnamed")), words);
    } catch (Unfit | Problem.Thrown unfit) {
      return new Tried(Optional.empty(), refusal(unfit, draft, words));
    }
    Instant now = wiring.clock().instant();
    return new Tried(
        Optional.of(rule)
            .filter(made -> !draft.ofFeeds())
            .map(made -> backtests.replay(made, now.minus(Duration.ofDays(DAYS_TRIED)), now)),
        Refusal.NONE);
  }

  private static Refusal refusal(RuntimeException refused, RuleDraft draft, Wording words) {
    return switch (refused) {
      case Unfit unfit -> {
        Refusal why = Refusal.of(unfit, words);
        yield why.field().equals("escalate") ? why.on("others") : why;
      }
      case Problem.Thrown thrown -> Refusal.of(thrown.problem(), draft.first("when"), words);
      default -> throw refused;
    };
  }

  /** Says at its field what is in the way; what was entered stays. */
  private void make(Context context) {
    Map<String, List<String>> given = context.formParamMap();
    RuleDraft draft = RuleDraft.of(given);
    Wording words = Languages.of(context);
    try {
      rules.put(unlikeOthers(RuleRoutes.addressable(rule(draft, words).byPeople())));
      context.redirect(PATH, HttpStatus.SEE_OTHER);
    } catch (Unfit | Problem.Thrown refused) {
      show(given, refusal(refused, draft, words), context);
    }
  }

  private Rule unlikeOthers(Rule rule) {
    if (rules.named(rule.name()).isPresent()) {
      throw new Unfit(
          "name",
          Unfit.Kind.TAKEN,
          "there is a rule named \"%s\" already".formatted(rule.name()),
          rule.name());
    }
    return rule;
  }

  private void forget(Context context) {
    String name = Optional.ofNullable(context.formParam("name")).orElse("");
    if (rules.named(name).filter(Rule::made).isEmpty()) {
      throw new BadSearch("name", "no rule \"%s\" was made here".formatted(name));
    }
    rules.remove(name);
    context.redirect(PATH, HttpStatus.SEE_OTHER);
  }

  /** As it would be kept; the hours in which nobody is told are those of whoever makes it. */
  private Rule rule(RuleDraft draft, Wording words) {
    return form.read(draft.written(words.zone()));
  }
}
