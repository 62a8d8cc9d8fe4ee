package earshot.query.pages;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import earshot.assess.rule.Rule;
import earshot.mention.Texts;
import earshot.query.BadSearch;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The page of rules: those there are, and the way from a search to a new one. */
public final class RulesPage implements Routes {
  static final String PATH = "/rules";
  private static final Set<String> FIELDS =
      Set.of("name", "when", "kind", "count", "hours", "notify");
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
    routes.get(PATH, this::show, Admits.MANAGERS);
    routes.post(PATH, this::make, Admits.MANAGERS);
    routes.post(PATH + "/forget", this::forget, Admits.MANAGERS);
  }

  private void show(Context context) {
    Chrome chrome = pages.chrome("rules.title", "/alerts", context);
    Address draft = draft(context.queryParamMap());
    Instant now = wiring.clock().instant();
    Optional<Trial> found =
        Texts.present(draft.first("when"))
            .map(when -> rule(draft.or("name", chrome.words().of("rules.unnamed"))))
            .map(rule -> backtests.replay(rule, now.minus(Duration.ofDays(DAYS_TRIED)), now));
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
    Rule rule = RuleRoutes.addressable(rule(draft(context.formParamMap())).byPeople());
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

  private static Address draft(Map<String, List<String>> given) {
    Address draft = Address.of(given);
    draft
        .except(FIELDS.toArray(String[]::new))
        .forEach(
            (name, values) -> {
              throw new BadSearch(name, "a rule has no field \"%s\" here".formatted(name));
            });
    return draft.or("kind", "each").or("count", "5").or("hours", "24");
  }

  /** In the words of the configuration. */
  private Rule rule(Address draft) {
    ObjectNode written = JsonNodeFactory.instance.objectNode();
    written.put("name", draft.first("name"));
    written.put("when", draft.first("when"));
    String over = number(draft, "hours") + "h";
    switch (draft.first("kind")) {
      case "each" -> {} // what a rule is without more
      case "threshold" ->
          written.putObject("threshold").put("count", number(draft, "count")).put("over", over);
      case "spike" -> written.putObject("spike").put("over", over).put("against", "28d");
      default -> throw new BadSearch("kind", "a rule made here is each, threshold or spike");
    }
    if (!draft.first("notify").isEmpty()) {
      var receivers = written.putArray("notify");
      for (String name : draft.first("notify").split(",")) {
        receivers.add(name.strip());
      }
    }
    return form.read(written);
  }

  private static int number(Address draft, String name) {
    try {
      return Integer.parseInt(draft.first(name));
    } catch (NumberFormatException e) {
      throw new BadSearch(name, "%s must be a whole number".formatted(name));
    }
  }
}
