package earshot.query.pages;

import earshot.query.Tally;
import earshot.query.Trend;
import earshot.query.pages.Chart.Key;
import earshot.query.pages.Chart.Part;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What each span of a picture is made of: brands, sources or the like.
 *
 * @param names of the parts
 * @param figures those of a span, of this time or another
 * @param values of the parts in these figures, in their order
 * @param told how such a value is written
 * @param top what the upper edge of the picture stands for
 */
record TrendParts(
    List<String> names,
    BiFunction<Trend, Instant, Tally> figures,
    Function<Tally, List<Double>> values,
    Function<Double, String> told,
    double top) {

  Stream<Key> keys() {
    return IntStream.range(0, names.size()).mapToObj(i -> new Key(kind(i), names.get(i)));
  }

  private static String kind(int part) {
    return "part" + part;
  }

  List<String> cells(Trend trend, Instant begin) {
    return of(trend, begin).stream().map(told).toList();
  }

  private List<Double> of(Trend trend, Instant begin) {
    return values.apply(figures.apply(trend, begin));
  }

  List<Part> stack(Trend trend, Instant begin, String when) {
    List<Double> heights = of(trend, begin);
    return IntStream.range(0, names.size())
        .mapToObj(i -> new Part(kind(i), heights.get(i) / top, says(i, heights.get(i), when)))
        .toList();
  }

  /** How high each part that there is would reach in a stack; its share is that of the whole. */
  List<Part> edges(Trend trend, Instant begin, String when) {
    List<Part> edges = new ArrayList<>();
    double reached = 0;
    for (Part part : stack(trend, begin, when)) {
      reached += part.share();
      if (part.share() > 0) {
        edges.add(new Part(part.kind(), Math.min(1, reached), part.says()));
      }
    }
    return edges;
  }

  private String says(int part, double value, String when) {
    return when + " · " + names.get(part) + " · " + told.apply(value);
  }
}
