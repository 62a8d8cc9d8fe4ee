package earshot.query.pages;

import earshot.mention.Episode;
import earshot.mention.Label;
import earshot.query.Tally;
import earshot.query.Trend;
import earshot.query.Wording;
import earshot.query.pages.Chart.Key;
import earshot.query.pages.Chart.Part;
import earshot.query.pages.Chart.Row;
import earshot.query.pages.Chart.Shape;
import earshot.query.pages.TrendsMaker.Asked;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Draws figures over time: each span is a bar and a line of the table. */
final class TrendCharts {
  private static final List<Label> FEELINGS =
      List.of(Label.NEGATIVE, Label.NEUTRAL, Label.POSITIVE, Label.UNKNOWN);

  /** As many brands as there are colours that can be told apart. */
  private static final int MOST_VOICES = 6;

  private static final double STARS = 5;

  private final Wording words;
  private final Asked asked;
  private final Trend trend;
  private final Optional<Beside> beside;

  TrendCharts(Wording words, Asked asked, Trend trend, Optional<Beside> beside) {
    this.words = words;
    this.asked = asked;
    this.trend = trend;
    this.beside = beside;
  }

  /** Those that there is something to show in; alerts are marked in the first. */
  List<Chart> all(List<Episode> episodes) {
    return Stream.of(Optional.of(volume(episodes)), ratings(), answers(), voices())
        .flatMap(Optional::stream)
        .toList();
  }

  private Chart volume(List<Episode> episodes) {
    double most = most(Tally::total);
    double top = Chart.ceiling(highest(Tally::total));
    List<Shape> shapes =
        new ArrayList<>(
            stacks(
                (tally, when) ->
                    FEELINGS.stream().map(label -> part(label, tally, top, when)).toList()));
    shapes.addAll(levels(Tally::total, top, this::total));
    episodes.forEach(episode -> shapes.add(mark(episode)));
    List<String> head = new ArrayList<>(List.of(words.of("trends.when"), words.of("trends.all")));
    FEELINGS.forEach(label -> head.add(feeling(label)));
    besideWord().forEach(head::add);
    return new Chart(
        words.of("trends.volume"),
        words.of("trends.volume.says", trend.sum().total(), words.number(most, 0)),
        words.number(top, 0),
        keys(FEELINGS.stream().map(label -> new Key(label.word(), feeling(label)))),
        shapes,
        ticks(),
        head,
        rows(
            tally ->
                Stream.concat(Stream.of(tally.total()), FEELINGS.stream().map(f -> of(f, tally)))
                    .map(count -> words.number(count, 0))
                    .toList(),
            this::total));
  }

  private String total(Tally tally) {
    return words.number(tally.total(), 0);
  }

  private Stream<String> besideWord() {
    return beside.stream().map(any -> words.of("trends.against.head"));
  }

  private List<Key> keys(Stream<Key> own) {
    return Stream.concat(own, besideWord().map(name -> new Key("past", name))).toList();
  }

  /** Lines across the bars, as high as those of the other time would be. */
  private List<Shape> levels(
      ToDoubleFunction<Tally> value, double top, Function<Tally, String> told) {
    int spans = asked.moments().begins().size();
    return beside.stream()
        .flatMap(
            other ->
                spans()
                    .filter(span -> value.applyAsDouble(other.tally(span)) > 0)
                    .mapToObj(
                        span ->
                            Chart.level(
                                span,
                                spans,
                                value.applyAsDouble(other.tally(span)) / top,
                                cell(other, span, told))))
        .toList();
  }

  /** A figure of the other time, with the span that it is of. */
  private String cell(Beside other, int span, Function<Tally, String> told) {
    return other
        .begin(span)
        .map(begin -> told.apply(other.tally(span)) + " · " + name(begin))
        .orElse("");
  }

  private String feeling(Label label) {
    return words.term("sentiment", label.word());
  }

  /** What no model has looked at is as unclear as what no model is sure about. */
  private static long of(Label label, Tally tally) {
    long told = tally.sentiment().getOrDefault(label.word(), 0L);
    long all = tally.sentiment().values().stream().mapToLong(Long::longValue).sum();
    return label == Label.UNKNOWN ? told + tally.total() - all : told;
  }

  private Part part(Label label, Tally tally, double top, String when) {
    long count = of(label, tally);
    return new Part(
        label.word(), count / top, when + " · " + feeling(label) + " · " + words.number(count, 0));
  }

  private Shape mark(Episode episode) {
    List<Instant> begins = asked.moments().begins();
    Instant begin = begins.getFirst();
    Duration whole = Duration.between(begin, asked.moments().lastEnd());
    double share =
        (double) Duration.between(begin, episode.openedAt()).toMillis() / whole.toMillis();
    String says = episode.rule() + " · " + words.date("yMMMdHm", episode.openedAt());
    return Chart.mark(share, says);
  }

  private Optional<Chart> ratings() {
    Tally sum = trend.sum();
    return sum.rated() == 0
        ? Optional.empty()
        : Optional.of(
            single(
                "trends.ratings",
                words.of("trends.ratings.says", sum.rated(), stars(sum)),
                STARS,
                tally -> tally.meanStars().orElse(0),
                this::stars,
                "trends.rated",
                Tally::rated));
  }

  private String stars(Tally tally) {
    return tally.meanStars().isPresent() ? words.number(tally.meanStars().getAsDouble(), 2) : "";
  }

  private Optional<Chart> answers() {
    Tally sum = trend.sum();
    String mean = sum.meanWait().map(words::length).orElse("");
    return sum.answered() == 0
        ? Optional.empty()
        : Optional.of(
            single(
                "trends.answers",
                words.of("trends.answers.says", sum.answered(), mean),
                Chart.ceiling(highest(TrendCharts::hours)),
                TrendCharts::hours,
                tally ->
                    tally.answered() == 0
                        ? ""
                        : words.of("trends.hours", words.number(hours(tally), 1)),
                "trends.answered",
                Tally::answered));
  }

  private static double hours(Tally tally) {
    return tally.meanWait().map(wait -> wait.toMinutes() / 60.0).orElse(0.0);
  }

  /** A chart of one value with how many it was taken from. */
  private Chart single(
      String title,
      String says,
      double top,
      ToDoubleFunction<Tally> value,
      Function<Tally, String> told,
      String count,
      ToDoubleFunction<Tally> counted) {
    List<Shape> shapes = new ArrayList<>(bars(value, top, told));
    shapes.addAll(levels(value, top, told));
    return new Chart(
        words.of(title),
        says,
        words.number(top, 0),
        keys(Stream.of()),
        shapes,
        ticks(),
        Stream.concat(
                Stream.of(words.of("trends.when"), words.of(title), words.of(count)), besideWord())
            .toList(),
        rows(
            tally -> List.of(told.apply(tally), words.number(counted.applyAsDouble(tally), 0)),
            told));
  }

  private List<Shape> bars(
      ToDoubleFunction<Tally> value, double top, Function<Tally, String> told) {
    return stacks(
        (tally, when) ->
            List.of(
                new Part(
                    "plain", value.applyAsDouble(tally) / top, when + " · " + told.apply(tally))));
  }

  private Optional<Chart> voices() {
    Map<String, Long> voices = trend.voice().brands();
    if (voices.size() < 2) {
      return Optional.empty(); // one voice has all of it
    }
    List<String> brands =
        voices.entrySet().stream()
            .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
            .limit(MOST_VOICES)
            .map(Map.Entry::getKey)
            .toList();
    TrendParts parts =
        new TrendParts(
            brands,
            Trend::voice,
            tally -> brands.stream().map(brand -> share(brand, tally.brands())).toList(),
            words::percent,
            1);
    return Optional.of(
        stacked(
            words.of("trends.voices"),
            words.of("trends.voices.says", shares(brands, voices)),
            parts,
            begin -> search(begin).without("brand")));
  }

  /** How much was said of each of these values. */
  Chart compared(TrendSplit split, List<String> values) {
    ToDoubleFunction<Tally> all = tally -> sum(split.counts(tally), values);
    TrendParts parts =
        new TrendParts(
            values.stream().map(value -> split.label(value, words)).toList(),
            Trend::span,
            tally -> counts(split.counts(tally), values),
            count -> words.number(count, 0),
            Chart.ceiling(highest(all)));
    return stacked(
        words.of("trends.split." + split.word()),
        words.of(
            "trends.volume.says",
            (long) all.applyAsDouble(trend.sum()),
            words.number(most(all), 0)),
        parts,
        this::search);
  }

  private static double sum(Map<String, Long> counts, List<String> values) {
    return counts(counts, values).stream().mapToDouble(Double::doubleValue).sum();
  }

  private static List<Double> counts(Map<String, Long> counts, List<String> values) {
    return values.stream().map(value -> (double) counts.getOrDefault(value, 0L)).toList();
  }

  private String shares(List<String> brands, Map<String, Long> voices) {
    return brands.stream()
        .map(brand -> brand + " " + words.percent(share(brand, voices)))
        .collect(Collectors.joining(" · "));
  }

  private static double share(String brand, Map<String, Long> voices) {
    double all = voices.values().stream().mapToLong(Long::longValue).sum();
    return all == 0 ? 0 : voices.getOrDefault(brand, 0L) / all;
  }

  /** A chart of stacks; the edges of those of the other time are lines across them. */
  private Chart stacked(
      String title, String says, TrendParts parts, Function<Instant, Address> search) {
    List<Instant> begins = asked.moments().begins();
    List<Shape> shapes =
        new ArrayList<>(
            Chart.stacks(
                begins.stream().map(begin -> parts.stack(trend, begin, name(begin))).toList()));
    beside.ifPresent(other -> spans().forEach(span -> shapes.addAll(edges(parts, other, span))));
    return new Chart(
        title,
        says,
        parts.told().apply(parts.top()),
        keys(parts.keys()),
        shapes,
        ticks(),
        head(parts),
        spans()
            .map(span -> begins.size() - 1 - span)
            .mapToObj(span -> row(parts, span, search))
            .toList());
  }

  private List<Shape> edges(TrendParts parts, Beside other, int span) {
    return other
        .begin(span)
        .map(begin -> parts.edges(other.trend(), begin, name(begin)).stream())
        .orElse(Stream.of())
        .map(edge -> Chart.level(span, asked.moments().begins().size(), edge.share(), edge.says()))
        .toList();
  }

  /** The parts, and the same of the other time with its span, where there is one. */
  private List<String> head(TrendParts parts) {
    List<String> head = new ArrayList<>(List.of(words.of("trends.when")));
    head.addAll(parts.names());
    beside.ifPresent(
        other -> parts.names().forEach(name -> head.add(words.of("trends.against", name))));
    besideWord().forEach(head::add);
    return head;
  }

  private Row row(TrendParts parts, int span, Function<Instant, Address> search) {
    Instant begin = asked.moments().begins().get(span);
    List<String> cells = new ArrayList<>(parts.cells(trend, begin));
    beside.ifPresent(other -> cells.addAll(cells(parts, other, span)));
    return new Row(name(begin), search.apply(begin).toString(), cells);
  }

  /** Empty where the other time is over by then. */
  private List<String> cells(TrendParts parts, Beside other, int span) {
    return other
        .begin(span)
        .map(
            begin ->
                Stream.concat(parts.cells(other.trend(), begin).stream(), Stream.of(name(begin)))
                    .toList())
        .orElseGet(() -> Collections.nCopies(parts.names().size() + 1, ""));
  }

  private IntStream spans() {
    return IntStream.range(0, asked.moments().begins().size());
  }

  /** What is drawn of a span. */
  @FunctionalInterface
  private interface Stack {
    List<Part> of(Tally tally, String when);
  }

  private List<Shape> stacks(Stack stack) {
    return Chart.stacks(
        asked.moments().begins().stream()
            .map(begin -> stack.of(trend.span(begin), name(begin)))
            .toList());
  }

  /** The table behind, with a column of the other time where there is one. */
  private List<Row> rows(Function<Tally, List<String>> cells, Function<Tally, String> told) {
    List<Instant> begins = asked.moments().begins();
    List<Row> rows = new ArrayList<>();
    for (int span = begins.size() - 1; span >= 0; span--) {
      Instant begin = begins.get(span);
      List<String> figures = new ArrayList<>(cells.apply(trend.span(begin)));
      int at = span;
      beside.ifPresent(other -> figures.add(cell(other, at, told)));
      rows.add(new Row(name(begin), search(begin).toString(), figures));
    }
    return rows;
  }

  private double most(ToDoubleFunction<Tally> value) {
    return trend.spans().values().stream().mapToDouble(value).max().orElse(0);
  }

  /** Of both times, where two are compared. */
  private double highest(ToDoubleFunction<Tally> value) {
    return Math.max(most(value), beside.map(other -> other.most(value)).orElse(0.0));
  }

  private Address search(Instant begin) {
    return asked.search(begin, trend.every().ends(begin, trend.zone()));
  }

  private String name(Instant begin) {
    return words.date("yMMMd", begin);
  }

  private List<String> ticks() {
    List<Instant> begins = asked.moments().begins();
    return Stream.of(begins.getFirst(), begins.get(begins.size() / 2), begins.getLast())
        .distinct()
        .map(begin -> words.date("MMMd", begin))
        .toList();
  }
}
