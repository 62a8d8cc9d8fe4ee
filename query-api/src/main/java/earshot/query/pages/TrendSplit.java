package earshot.query.pages;

import earshot.query.Facet;
import earshot.query.MentionStore;
import earshot.query.SearchRequest;
import earshot.query.SourceName;
import earshot.query.Tally;
import earshot.query.Trend;
import earshot.query.Wording;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What is compared on the page of trends: brands, sources, places or languages, side by side. */
enum TrendSplit {
  BRAND(Facet.BRAND, Tally::brands),
  SOURCE(Facet.SOURCE, Tally::sources),
  PLACE(Facet.PLACE, Tally::places),
  LANGUAGE(Facet.LANGUAGE, Tally::languages);

  /** The parameter that names one. */
  static final String NAME = "split";

  /** As many as there are colours that can be told apart. */
  private static final int MOST = 6;

  private final Facet facet;
  private final Function<Tally, Map<String, Long>> counts;

  TrendSplit(Facet facet, Function<Tally, Map<String, Long>> counts) {
    this.facet = facet;
    this.counts = counts;
  }

  /** The word used outside. */
  String word() {
    return facet.word();
  }

  /** The one of that word, if there is one. */
  static Optional<TrendSplit> named(String word) {
    return Arrays.stream(values()).filter(split -> split.word().equals(word)).findFirst();
  }

  /** What people call a value. */
  String label(String value, Wording words) {
    return switch (this) {
      case LANGUAGE -> words.languageName(value);
      case SOURCE -> SourceName.of(value, words);
      default -> value;
    };
  }

  Facet facet() {
    return facet;
  }

  /** How many a tally has of each value. */
  Map<String, Long> counts(Tally tally) {
    return counts.apply(tally);
  }

  /** The values that were said most, the most first. */
  List<String> largest(Trend trend) {
    return counts(trend.sum()).entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(MOST)
        .map(Map.Entry::getKey)
        .toList();
  }

  /** The figures of each of these values. */
  List<Tally> figures(List<String> values, SearchRequest asked, MentionStore store) {
    Map<String, Tally> figures = store.tallies(asked, facet, Set.copyOf(values));
    return values.stream().map(value -> figures.getOrDefault(value, Tally.NOTHING)).toList();
  }
}
