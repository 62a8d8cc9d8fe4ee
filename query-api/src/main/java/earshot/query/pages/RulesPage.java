package earshot.query.pages;

import earshot.assess.rule.Rule;
import earshot.query.BadSearch;
import earshot.query.Wording;
import earshot.query.http.Admits;
import earshot.query.http.BacktestRoutes;
import earshot.query.http.BacktestRoutes.Trial;
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
    routes.get(PATH, this::show);
    routes.post(PATH, this::make, Admits.MANAGERS);
    routes.post(PATH + "/forget", this::forget, Admits.MANAGERS);
  }

  private void show(Context context) {
    Chrome chrome = pages.chrome("rules.title", "/alerts", context);
    RuleDraft draft = RuleDraft.of(context.queryParamMap());
    Instant now = wiring.clock().instant();
    Optional<Rule> rule =
        Optional.of(draft.named(chrome.words().of("rules.unnamed")))
            .filter(RuleDraft::complete)
            .map(named -> rule(named, chrome.words()));
    Optional<Trial> found =
        rule.filter(made -> !draft.ofFeeds())
            .map(made -> backtests.replay(made, now.minus(Duration.ofDays(DAYS_TRIED)), now));
    RulesView view =
        RulesView.of(
            chrome,
            rules.all(),
            draft,
            found,
            DAYS_TRIED,
            new Times(chrome.words(), now),
            wiring.store());
    pages.render("rules.jte", view, context);
  }

  private void make(Context context) {
    Rule rule =
        RuleRoutes.addressable(
            rule(RuleDraft.of(context.formParamMap()), Languages.of(context)).byPeople());
    if (rules.named(rule.name()).isPresent()) {
      throw new BadSearch("name", "there is a rule named \"%s\" already".formatted(rule.name()));
    }
    rules.put(rule);
    context.redirect(PATH, HttpStatus.SEE_OTHER);
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
