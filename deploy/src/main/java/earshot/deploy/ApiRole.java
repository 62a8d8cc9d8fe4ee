package earshot.deploy;

import earshot.query.CheckResult;
import earshot.query.Component;
import earshot.query.GroupedMentions;
import earshot.query.HookLog;
import earshot.query.Ranking;
import earshot.query.Rebuild;
import earshot.query.ReplyBook;
import earshot.query.digest.DigestPlan;
import earshot.query.elasticsearch.ElasticsearchConnection;
import earshot.query.elasticsearch.ElasticsearchMentionStore;
import earshot.query.elasticsearch.ElasticsearchNextIndex;
import earshot.query.followup.FollowupPlan;
import earshot.query.http.AlertRoutes;
import earshot.query.http.AuditRoutes;
import earshot.query.http.BacktestRoutes;
import earshot.query.http.Box;
import earshot.query.http.BrandRoutes;
import earshot.query.http.Desk;
import earshot.query.http.DigestRoutes;
import earshot.query.http.FactRoutes;
import earshot.query.http.FollowupRoutes;
import earshot.query.http.HookRoutes;
import earshot.query.http.Hooks;
import earshot.query.http.MentionApi;
import earshot.query.http.PlaceRoutes;
import earshot.query.http.PriorityRoutes;
import earshot.query.http.ReindexRoutes;
import earshot.query.http.Routes;
import earshot.query.http.RuleForm;
import earshot.query.http.RuleRoutes;
import earshot.query.http.TemplateRoutes;
import earshot.query.http.Wiring;
import earshot.query.index.IndexerConsumer;
import earshot.query.index.Reindex;
import earshot.query.live.AlertLedger;
import earshot.query.live.BrandShelf;
import earshot.query.live.FactualBrands;
import earshot.query.live.FollowupLedger;
import earshot.query.live.JudgementLedger;
import earshot.query.live.KafkaAlertLedger;
import earshot.query.live.KafkaBrandShelf;
import earshot.query.live.KafkaCoverageLedger;
import earshot.query.live.KafkaEventFeed;
import earshot.query.live.KafkaFactShelf;
import earshot.query.live.KafkaFollowupLedger;
import earshot.query.live.KafkaGroupBook;
import earshot.query.live.KafkaIntake;
import earshot.query.live.KafkaJudgementLedger;
import earshot.query.live.KafkaListingLedger;
import earshot.query.live.KafkaReceipts;
import earshot.query.live.KafkaRemovalLedger;
import earshot.query.live.KafkaReplyTemplates;
import earshot.query.live.KafkaRuleLedger;
import earshot.query.live.KafkaSavedSearches;
import earshot.query.live.KafkaWeightBook;
import earshot.query.live.PlaceBook;
import earshot.query.live.ReplyTemplates;
import earshot.query.live.RuleLedger;
import earshot.query.live.SavedSearches;
import earshot.query.live.WeightBook;
import earshot.query.openid.OpenIdProvider;
import earshot.query.pages.AlertsPage;
import earshot.query.pages.AuditPage;
import earshot.query.pages.BrandsPage;
import earshot.query.pages.DigestPage;
import earshot.query.pages.DoorPages;
import earshot.query.pages.FollowupPage;
import earshot.query.pages.ListingsPage;
import earshot.query.pages.MentionPage;
import earshot.query.pages.Pages;
import earshot.query.pages.PeoplePage;
import earshot.query.pages.RulesPage;
import earshot.query.pages.SettingsPage;
import earshot.query.pages.SourcesPage;
import earshot.query.pages.TemplatesPage;
import earshot.query.pages.TrendsPage;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.apache.kafka.common.config.AbstractConfig;

/** API and pages. */
final class ApiRole implements AutoCloseable {
  private static final Set<String> CORE = Set.of("kafka", "elasticsearch", "streams", "index");

  private final List<Component> readers;
  private final MentionApi api;
  private final Listen listen;
  private final MeterRegistry meters;

  private ApiRole(List<Component> readers, MentionApi api, Listen listen, MeterRegistry meters) {
    this.readers = readers;
    this.api = api;
    this.listen = listen;
    this.meters = meters;
  }

  /**
   * Starts to listen.
   *
   * @param settings what the configuration says
   * @param places where sources listen
   * @param entrance who may come in; stays open when this closes
   * @param health how the parts of this process are, by name
   */
  static ApiRole start(
      Map<String, Object> kafka,
      ElasticsearchConnection index,
      ApiSettings settings,
      ReplyBook replies,
      PlaceBook places,
      Box box,
      Supplier<Hooks> hooks,
      Entrance entrance,
      Map<String, Supplier<CheckResult>> health,
      Listen listen) {
    Clock clock = Clock.systemUTC();
    KafkaCoverageLedger coverage = new KafkaCoverageLedger(kafka).start();
    KafkaEventFeed events = new KafkaEventFeed(kafka).start();
    KafkaBrandShelf brands = new KafkaBrandShelf(kafka).start();
    KafkaFactShelf facts = new KafkaFactShelf(kafka).start();
    FactualBrands factual = new FactualBrands(brands, facts);
    KafkaWeightBook weights = new KafkaWeightBook(kafka, settings.weights()).start();
    KafkaListingLedger listings = new KafkaListingLedger(kafka).start();
    KafkaRemovalLedger removals = new KafkaRemovalLedger(kafka).start();
    KafkaAlertLedger alerts = new KafkaAlertLedger(kafka).start();
    KafkaGroupBook groups = new KafkaGroupBook(kafka).start();
    KafkaRuleLedger rules = new KafkaRuleLedger(kafka).start();
    KafkaSavedSearches searches = new KafkaSavedSearches(kafka).start();
    KafkaReplyTemplates templates = new KafkaReplyTemplates(kafka).start();
    KafkaJudgementLedger judgements = new KafkaJudgementLedger(kafka).start();
    KafkaIntake intake = new KafkaIntake(kafka).start();
    KafkaFollowupLedger asked = new KafkaFollowupLedger(kafka).start();
    Map<String, Supplier<CheckResult>> parts = new LinkedHashMap<>(health);
    parts.put("coverage", coverage::check);
    parts.put("events", events::check);
    parts.put("brands", factual::check);
    parts.put("listings", listings::check);
    parts.put("removals", removals::check);
    parts.put("alerts", alerts::check);
    parts.put("groups", groups::check);
    parts.put("rules", rules::check);
    parts.put("searches", searches::check);
    parts.put("templates", templates::check);
    parts.put("weights", weights::check);
    parts.put("intake", intake::check);
    parts.put("people", entrance.register()::check);
    Set<String> core = new TreeSet<>(CORE);
    core.retainAll(parts.keySet());
    Supplier<Ranking> rankings = () -> Ranking.of(clock.instant(), weights.now(), groups);
    Wiring wiring =
        new Wiring(
            new GroupedMentions(
                new ElasticsearchMentionStore(index, rankings, groups), groups, rankings),
            weights::now,
            parts,
            core,
            coverage,
            events,
            factual,
            listings,
            removals,
            groups,
            intake,
            replies,
            box,
            entrance.access(),
            entrance.log(),
            clock,
            Main.version(),
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));
    Gauge.builder("earshot.feeds.failing", coverage, ApiRole::failing)
        .description("Feeds whose last attempt failed")
        .register(wiring.meters());
    KafkaReceipts receipts = new KafkaReceipts(kafka, new Desk(wiring)::note).start();
    Reindex reindex =
        new Reindex(IndexerConsumer.on(kafka), () -> new ElasticsearchNextIndex(index), clock);
    Routes[] doors =
        doors(
            wiring,
            alerts,
            judgements,
            rules,
            settings.form(),
            searches,
            templates,
            places,
            brands,
            factual,
            weights,
            settings.shown(),
            settings.digests(),
            settings.followups(),
            asked,
            hooks,
            intake,
            reindex,
            entrance.provider());
    MentionApi api = new MentionApi(wiring, listen.tls(), doors);
    api.start(listen.host(), listen.port());
    List<Component> readers =
        List.of(
            receipts,
            reindex,
            events,
            coverage,
            brands,
            facts,
            listings,
            removals,
            alerts,
            groups,
            rules,
            searches,
            templates,
            weights,
            judgements,
            asked,
            intake);
    return new ApiRole(readers, api, listen, wiring.meters());
  }

  /** All that is open beside what the API opens itself. */
  static Routes[] doors(
      Wiring wiring,
      AlertLedger alerts,
      JudgementLedger judgements,
      RuleLedger rules,
      RuleForm form,
      SavedSearches searches,
      ReplyTemplates templates,
      PlaceBook places,
      BrandShelf brands,
      FactualBrands factual,
      WeightBook weights,
      List<SettingsPage.Declared> settings,
      List<DigestPlan> digests,
      List<FollowupPlan> followups,
      FollowupLedger asked,
      Supplier<Hooks> hooks,
      HookLog heard,
      Rebuild rebuild,
      Optional<OpenIdProvider> provider) {
    Pages pages = new Pages(wiring, searches);
    AuditRoutes audit = new AuditRoutes(wiring, alerts, judgements);
    BacktestRoutes backtests =
        new BacktestRoutes(
            wiring.store(),
            rules,
            form,
            judgements,
            wiring.coverage(),
            wiring.groups(),
            wiring.clock());
    return new Routes[] {
      pages,
      new DoorPages(pages, wiring, provider),
      new PeoplePage(pages, wiring),
      new HookRoutes(hooks, heard, wiring),
      new AlertRoutes(alerts, judgements, wiring.clock()),
      audit,
      new AuditPage(pages, wiring, audit),
      new MentionPage(pages, wiring, templates),
      new TemplatesPage(pages, templates),
      new TemplateRoutes(templates),
      backtests,
      new RuleRoutes(rules, form),
      new RulesPage(pages, wiring, rules, form, backtests),
      new AlertsPage(pages, wiring, alerts, judgements),
      new TrendsPage(pages, wiring, alerts),
      new ListingsPage(pages, wiring, factual),
      new FactRoutes(factual),
      new DigestRoutes(wiring, digests, alerts),
      new DigestPage(pages, wiring),
      new FollowupRoutes(followups, asked, wiring.clock()),
      new FollowupPage(pages, wiring, followups, asked),
      new SourcesPage(pages, wiring, places),
      new PlaceRoutes(places, wiring),
      new BrandsPage(pages, wiring, brands),
      new BrandRoutes(brands),
      new SettingsPage(pages, wiring, weights, settings),
      new PriorityRoutes(weights),
      new ReindexRoutes(rebuild)
    };
  }

  private static double failing(KafkaCoverageLedger coverage) {
    return coverage.all().stream().filter(feed -> feed.problem().isPresent()).count();
  }

  /** Who may use the comment box, as configured. */
  static Box box(AbstractConfig http) {
    return new Box(
        Set.copyOf(http.getList("origins")),
        http.getInt("feedback-per-minute"),
        http.getInt("feedback-burst"),
        http.getBoolean("behind-proxy"));
  }

  /** Where others add their figures. */
  MeterRegistry meters() {
    return meters;
  }

  String url() {
    return listen.at(api.port()).url();
  }

  @Override
  public void close() {
    api.close();
    readers.forEach(Component::close);
  }
}
