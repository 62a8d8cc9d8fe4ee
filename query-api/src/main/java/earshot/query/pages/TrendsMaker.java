package earshot.query.pages;

import earshot.mention.Episode;
import earshot.query.Every;
import earshot.query.Facet;
import earshot.query.MentionStore;
import earshot.query.SearchRequest;
import earshot.query.SourceName;
import earshot.query.Tally;
import earshot.query.Trend;
import earshot.query.Wording;
import earshot.query.pages.TrendsView.Dates;
import earshot.query.pages.TrendsView.Figure;
import earshot.query.pages.TrendsView.Picker;
import earshot.query.pages.TrendsView.Share;
import earshot.query.pages.TrendsView.Shares;
import earshot.query.pages.TrendsView.Told;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Makes the page of trends out of figures. */
final class TrendsMaker {
  private static final int MOST_EPISODES = 20;
  private static final int MOST_SHARES = 12;

  private final Chrome chrome;
  private final Wording words;
  private final Asked asked;
  private final Trend trend;
  private final Trend past;

  /**
   * What was asked.
   *
   * @param here the address of the page
   * @param dated the same with the days that it means
   * @param before the question about the time to compare with
   * @param moments the spans that are shown
   * @param beside the spans of another time, where somebody chose one to compare with
   */
  record Asked(
      Address here,
      Address dated,
      SearchRequest request,
      SearchRequest before,
      Moments moments,
      Optional<Moments> beside,
      Instant now) {
    /** Parameters of this page that no search knows. */
    static final String[] ITS_OWN = {
      "by", Lately.NAME, TrendSplit.NAME, Trend.AGAINST_FROM, Trend.AGAINST_TO
    };

    Instant from() {
      return request.from().orElseThrow();
    }

    /** The last moment of this time that is not ahead. */
    Instant lastMoment() {
      Instant last = moments.end().minusMillis(1);
      return last.isAfter(now) ? now : last;
    }

    /** The search that finds what was said from then to then. */
    Address search(Instant from, Instant to) {
      Instant begin = from.isBefore(from()) ? from() : from;
      Instant end = to.isAfter(moments.end()) ? moments.end() : to;
      return Spans.within(here.without(ITS_OWN), begin, end, moments.zone());
    }
  }

  TrendsMaker(Chrome chrome, Asked asked, Trend trend, Trend past) {
    this.chrome = chrome;
    this.words = chrome.words();
    this.asked = asked;
    this.trend = trend;
    this.past = past;
  }

  TrendsView view(
      Map<Facet, Set<String>> values,
      Optional<TrendSplit> split,
      MentionStore store,
      List<Episode> alerts) {
    List<Episode> episodes = alerts.stream().filter(this::belongs).limit(MOST_EPISODES).toList();
    Times times = new Times(words, asked.now());
    return new TrendsView(
        chrome,
        List.of(Every.values()).stream().map(this::step).toList(),
        Arrays.stream(Lately.values()).map(this::lately).toList(),
        List.of(
            picker(Facet.BRAND, values, Function.identity()),
            picker(Facet.SOURCE, values, source -> SourceName.of(source, words)),
            places(),
            picker(Facet.LANGUAGE, values, words::languageName)),
        kept(),
        new Dates(asked.dated().first("from"), asked.dated().first("to")),
        new Dates(asked.dated().first(Trend.AGAINST_FROM), asked.dated().first(Trend.AGAINST_TO)),
        asked.here().first(Lately.NAME).isEmpty(),
        words.of("trends.span", day(asked.from()), day(asked.lastMoment())),
        words.of(
            asked.beside().isPresent() ? "trends.against.says" : "trends.compared",
            minute(asked.before().from()),
            minute(asked.before().to())),
        words.of(asked.beside().isPresent() ? "trends.against.head" : "trends.past"),
        figures(),
        splits(split),
        split.filter(any -> !trend.spans().isEmpty()).map(by -> compared(by, store)),
        trend.spans().isEmpty() ? List.of() : charts().all(episodes),
        shares(),
        episodes.stream()
            .map(e -> new Told(e.id(), e.rule(), e.cause(), times.moment(e.openedAt())))
            .toList());
  }

  private TrendCharts charts() {
    return new TrendCharts(
        words, asked, trend, asked.beside().map(moments -> new Beside(moments.begins(), past)));
  }

  /** What the form does not ask for itself. */
  private List<SearchView.Kept> kept() {
    return SearchPage.kept(
        asked
            .here()
            .without("brand", "source", "place", "language", "from", "to")
            .without(Trend.AGAINST_FROM, Trend.AGAINST_TO));
  }

  private boolean belongs(Episode episode) {
    Set<String> brands = asked.request().only().getOrDefault(Facet.BRAND, Set.of());
    return !episode.ofOneMention()
        && !episode.openedAt().isBefore(asked.from())
        && episode.openedAt().isBefore(asked.moments().end())
        && (brands.isEmpty() || brands.contains(episode.cause()));
  }

  private Choice step(Every every) {
    String to =
        TrendsPage.PATH
            + asked
                .here()
                .without("from", "to", Trend.AGAINST_FROM, Trend.AGAINST_TO)
                .set("by", every.word())
                .query();
    return new Choice(words.of("trends.by." + every.word()), to, every == trend.every(), "");
  }

  private Choice lately(Lately lately) {
    boolean chosen = Lately.of(asked.here()).filter(lately::equals).isPresent();
    String to = TrendsPage.PATH + lately.in(asked.here()).query();
    return new Choice(lately.says(words), to, chosen, "");
  }

  private Picker picker(
      Facet facet, Map<Facet, Set<String>> values, Function<String, String> label) {
    List<String> chosen = asked.here().values(facet.word());
    Collection<String> all = new LinkedHashSet<>(values.getOrDefault(facet, Set.of()));
    all.addAll(chosen);
    List<Choice> choices = new ArrayList<>();
    choices.add(new Choice(words.of("trends.any"), "", chosen.isEmpty(), ""));
    all.forEach(v -> choices.add(new Choice(label.apply(v), v, chosen.contains(v), "")));
    return new Picker(facet.word(), words.of("facet." + facet.word()), choices);
  }

  private String day(Instant at) {
    return words.date("yMMMd", at);
  }

  private String minute(Optional<Instant> at) {
    return words.date("yMMMdHm", at.orElseThrow());
  }

  /** The places that were said most; there may be thousands. */
  private Picker places() {
    Set<String> places = new TreeSet<>(TrendSplit.PLACE.largest(trend));
    return picker(Facet.PLACE, Map.of(Facet.PLACE, places), Function.identity());
  }

  private List<Choice> splits(Optional<TrendSplit> chosen) {
    List<Choice> splits = new ArrayList<>();
    splits.add(
        new Choice(
            words.of("trends.split.none"),
            TrendsPage.PATH + asked.here().without(TrendSplit.NAME).query(),
            chosen.isEmpty(),
            ""));
    for (TrendSplit split : TrendSplit.values()) {
      String to = TrendsPage.PATH + asked.here().set(TrendSplit.NAME, split.word()).query();
      boolean here = chosen.filter(split::equals).isPresent();
      splits.add(new Choice(words.of("facet." + split.word()), to, here, ""));
    }
    return splits;
  }

  private TrendsView.Compared compared(TrendSplit split, MentionStore store) {
    List<String> values = split.largest(trend);
    List<Tally> figures = split.figures(values, asked.request(), store);
    Address all = asked.search(asked.from(), asked.moments().end());
    List<TrendsView.Side> sides = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      Tally tally = figures.get(i);
      String value = values.get(i);
      long before = split.counts(past.sum()).getOrDefault(value, 0L);
      sides.add(
          new TrendsView.Side(
              split.label(value, words),
              all.set(split.word(), value).toString(),
              List.of(
                  words.number(tally.total(), 0),
                  words.number(before, 0),
                  negative(tally),
                  stars(tally),
                  waited(tally))));
    }
    Chart chart = charts().compared(split, values);
    return new TrendsView.Compared(chart, words.of("facet." + split.word()), sides);
  }

  private List<Figure> figures() {
    return List.of(
        figure("trends.total", tally -> words.number(tally.total(), 0)),
        figure("trends.negative", this::negative),
        figure("trends.mean", this::stars),
        figure("trends.wait", this::waited));
  }

  private Figure figure(String key, Function<Tally, String> value) {
    return new Figure(
        words.of(key),
        value.apply(trend.sum()),
        words.of(
            asked.beside().isPresent() ? "trends.against" : "trends.before",
            value.apply(past.sum())));
  }

  private String negative(Tally tally) {
    long negative = tally.sentiment().getOrDefault("negative", 0L);
    return tally.total() == 0
        ? words.of("trends.none")
        : words.percent((double) negative / tally.total());
  }

  private String stars(Tally tally) {
    return tally.meanStars().isPresent()
        ? words.number(tally.meanStars().getAsDouble(), 2)
        : words.of("trends.none");
  }

  private String waited(Tally tally) {
    return tally.meanWait().map(words::length).orElse(words.of("trends.none"));
  }

  private List<Shares> shares() {
    return List.of(
        shares(
            "trends.sources", Facet.SOURCE, Tally::sources, source -> SourceName.of(source, words)),
        shares("trends.languages", Facet.LANGUAGE, Tally::languages, words::languageName));
  }

  private Shares shares(
      String key,
      Facet facet,
      Function<Tally, Map<String, Long>> counts,
      Function<String, String> label) {
    Map<String, Long> now = counts.apply(trend.sum());
    Map<String, Long> before = counts.apply(past.sum());
    long most = now.values().stream().mapToLong(Long::longValue).max().orElse(1);
    Address all = asked.search(asked.from(), asked.moments().end());
    return new Shares(
        words.of(key),
        now.entrySet().stream()
            .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
            .limit(MOST_SHARES)
            .map(
                share ->
                    new Share(
                        label.apply(share.getKey()),
                        all.set(facet.word(), share.getKey()).toString(),
                        words.number(share.getValue(), 0),
                        words.number(before.getOrDefault(share.getKey(), 0L), 0),
                        (int) Math.max(1, share.getValue() * 100 / most)))
            .toList());
  }
}
