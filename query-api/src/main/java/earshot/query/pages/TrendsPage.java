package earshot.query.pages;

import earshot.query.BadSearch;
import earshot.query.Every;
import earshot.query.Facet;
import earshot.query.SearchRequest;
import earshot.query.Trend;
import earshot.query.Wording;
import earshot.query.http.Routes;
import earshot.query.http.Wiring;
import earshot.query.live.AlertLedger;
import earshot.query.pages.TrendsMaker.Asked;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The page that shows how what is said changes over time. */
public final class TrendsPage implements Routes {
  static final String PATH = "/trends";

  private final Pages pages;
  private final Wiring wiring;
  private final AlertLedger alerts;

  public TrendsPage(Pages pages, Wiring wiring, AlertLedger alerts) {
    this.pages = pages;
    this.wiring = wiring;
    this.alerts = alerts;
  }

  @Override
  public void open(RoutesConfig routes) {
    routes.get(PATH, Days.of(this::show));
  }

  private void show(Context context) {
    Instant now = wiring.clock().instant();
    Address given = Address.of(context.queryParamMap());
    Wording words = Languages.of(context);
    LocalDate today = LocalDate.ofInstant(now, words.zone());
    Address here = Lately.settled(given, today, words);
    if (!here.query().equals(given.query())) {
      Local.redirect(PATH + here.query(), context);
      return;
    }
    show(here, Lately.dated(here, today, words), now, context);
  }

  /**
   * Shows it.
   *
   * @param here its address, which may name a time by a word
   * @param dated the same with the days of that
   */
  private void show(Address here, Address dated, Instant now, Context context) {
    Every every = Every.of(here.or("by", Every.DAY.word()).first("by"));
    Chrome chrome = pages.chrome("trends.title", PATH, context);
    ZoneId zone = chrome.words().zone();
    Address days = dated.or("from", Moments.beginning(every, zone, now));
    Address asking = Spans.daysOf(zone, days);
    SearchRequest request = SearchRequest.of(asking.except(Asked.ITS_OWN));
    Moments moments = Moments.of(request, every, zone, now);
    Optional<SearchRequest> against =
        Trend.against(
            request, asking.first(Trend.AGAINST_FROM), asking.first(Trend.AGAINST_TO), now);
    Asked asked =
        new Asked(
            here,
            days,
            request,
            against.orElseGet(() -> Trend.before(request, now)),
            moments,
            against.map(other -> Moments.of(other, every, zone, now)),
            now);
    TrendsView view =
        new TrendsMaker(chrome, asked, trend(request, moments), trend(asked.before(), moments))
            .view(values(request), compared(here), wiring.store(), alerts.episodes());
    pages.render("trends.jte", view, context);
  }

  private static Optional<TrendSplit> compared(Address here) {
    String word = here.first(TrendSplit.NAME);
    Optional<TrendSplit> split = TrendSplit.named(word);
    if (split.isEmpty() && !word.isEmpty()) {
      throw new BadSearch(
          TrendSplit.NAME,
          "split must be brand, source, place or language: \"%s\"".formatted(word));
    }
    return split;
  }

  private Trend trend(SearchRequest request, Moments moments) {
    return Trend.of(wiring.store(), request, moments.every(), moments.zone());
  }

  /** What can be chosen: all that is in what was said in this time. */
  private Map<Facet, Set<String>> values(SearchRequest request) {
    SearchRequest all =
        SearchRequest.builder()
            .from(request.from().orElse(null))
            .to(request.to().orElse(null))
            .size(1)
            .build();
    return wiring.store().search(all).facets().entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, facet -> facet.getValue().keySet()));
  }
}
