package earshot.query;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was said over time, cut into spans of one length.
 *
 * @param spans figures by when the span begins; spans in which nothing was said are left out
 * @param voices the same about all brands, to tell the share of each
 */
public record Trend(
    Every every, ZoneId zone, SortedMap<Instant, Tally> spans, SortedMap<Instant, Tally> voices) {
  /** The parameters that name another time to compare with. */
  public static final String AGAINST_FROM = "compareFrom";

  public static final String AGAINST_TO = "compareTo";

  /** The figures about what fits. */
  public static Trend of(MentionStore store, SearchRequest asked, Every every, ZoneId zone) {
    SortedMap<Instant, Tally> voices =
        Voices.among(asked).map(among -> store.voices(among, every, zone)).orElseGet(TreeMap::new);
    return new Trend(every, zone, store.tallies(asked, every, zone), voices);
  }

  /**
   * The same question about as much time before, as far as the time that was asked for is over.
   *
   * @throws BadSearch when it is not said where that time begins, or it lies ahead
   */
  public static SearchRequest before(SearchRequest asked, Instant now) {
    Instant from =
        asked
            .from()
            .filter(begin -> begin.isBefore(now))
            .orElseThrow(
                () -> new BadSearch("from", "to compare, from must be given and be in the past"));
    Instant end = asked.to().filter(to -> to.isBefore(now)).orElse(now);
    return asked.toBuilder().from(from.minus(Duration.between(from, end))).to(from).build();
  }

  /**
   * The same question about another time, which may begin whenever it likes; without an end it is
   * as long as the time that was asked for.
   *
   * @param from as {@code from} of a search is given; empty where nothing is to be compared
   * @throws BadSearch when one of them can't be used
   */
  public static Optional<SearchRequest> against(
      SearchRequest asked, String from, String to, Instant now) {
    if (from.isBlank()) {
      if (!to.isBlank()) {
        throw new BadSearch(AGAINST_FROM, AGAINST_TO + " needs " + AGAINST_FROM);
      }
      return Optional.empty();
    }
    Instant begin = SearchParameters.time(AGAINST_FROM, from, 0);
    Instant end =
        to.isBlank() ? begin.plus(length(asked, now)) : SearchParameters.time(AGAINST_TO, to, 1);
    if (!end.isAfter(begin)) {
      throw new BadSearch(AGAINST_TO, "%s must be after %s".formatted(AGAINST_TO, AGAINST_FROM));
    }
    return Optional.of(asked.toBuilder().from(begin).to(end).build());
  }

  private static Duration length(SearchRequest asked, Instant now) {
    Instant from =
        asked
            .from()
            .orElseThrow(
                () ->
                    new BadSearch("from", "to compare, from or " + AGAINST_TO + " must be given"));
    return Duration.between(from, asked.to().orElse(now));
  }

  /** The figures of all spans together. */
  public Tally sum() {
    return sum(spans);
  }

  /** The figures of the span that begins then. */
  public Tally span(Instant begin) {
    return spans.getOrDefault(begin, Tally.NOTHING);
  }

  /** The figures about all brands, of all spans together. */
  public Tally voice() {
    return sum(voices);
  }

  /** The figures about all brands in the span that begins then. */
  public Tally voice(Instant span) {
    return voices.getOrDefault(span, Tally.NOTHING);
  }

  private static Tally sum(SortedMap<Instant, Tally> spans) {
    return spans.values().stream().reduce(Tally.NOTHING, Tally::plus);
  }
}
