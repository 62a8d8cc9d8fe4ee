package earshot.query.pages;

import earshot.query.followup.GuestList;
import earshot.query.http.Alarms;
import earshot.query.http.AuditRoutes;
import earshot.query.http.BacktestRoutes;
import earshot.query.http.FollowupRoutes;
import earshot.query.http.Judgements;
import earshot.query.http.Posts;
import earshot.query.http.Rig;
import earshot.query.http.Routes;
import earshot.query.http.RuleForm;
import earshot.query.http.Rulebook;
import earshot.query.http.Scales;
import earshot.query.http.Shelved;
import earshot.query.http.Wiring;
import earshot.query.live.FactualBrands;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** All pages there are, for tests of other rooms. */
public final class EveryPage {
  private EveryPage() {}

  /** An address of each, by name; some look different when something is asked of them. */
  static Map<String, String> addresses() {
    Map<String, String> all = new TreeMap<>(BrowserTest.PAGES);
    all.putAll(DeskBrowserTest.PAGES);
    all.put("account", "/account");
    all.put("login", "/login");
    all.put("removed", "/digest/removed?brand=Acme+Coffee");
    all.put("truth", "/listings?brand=Acme+Coffee");
    all.put("template", "/templates?name=Thank");
    all.put("weeks", "/trends?by=week");
    all.put("nothing", "/nothing/here");
    return all;
  }

  public static Routes[] of(Wiring wiring) {
    return of(wiring, new Alarms(), new Rulebook());
  }

  static Routes[] of(Wiring wiring, Alarms alarms, Rulebook rules) {
    Pages pages = new Pages(wiring, new Kept());
    OwnTemplates templates = new OwnTemplates();
    return new Routes[] {
      pages,
      new MentionPage(pages, wiring, templates),
      new TemplatesPage(pages, templates),
      new AuditPage(pages, wiring, new AuditRoutes(wiring, alarms, new Judgements())),
      new DoorPages(pages, wiring),
      new PeoplePage(pages, wiring),
      new AlertsPage(pages, wiring, alarms, new Judgements()),
      new TrendsPage(pages, wiring, alarms),
      new ListingsPage(pages, wiring, (FactualBrands) wiring.brands()),
      new SourcesPage(pages, wiring, new Posts()),
      new BrandsPage(pages, wiring, new Shelved()),
      new SettingsPage(
          pages,
          wiring,
          new Scales(),
          List.of(new SettingsPage.Declared("http.port", "8080", false, "port to listen on"))),
      rulesPage(pages, wiring, rules),
      new DigestPage(pages, wiring),
      new FollowupRoutes(List.of(), new GuestList(), wiring.clock()),
      new FollowupPage(pages, wiring, List.of(), new GuestList())
    };
  }

  private static RulesPage rulesPage(Pages pages, Wiring wiring, Rulebook rules) {
    RuleForm form = new RuleForm(Rig::rule);
    BacktestRoutes backtests =
        new BacktestRoutes(
            wiring.store(),
            rules,
            form,
            new Judgements(),
            wiring.coverage(),
            wiring.groups(),
            wiring.clock());
    return new RulesPage(pages, wiring, rules, form, backtests);
  }
}
