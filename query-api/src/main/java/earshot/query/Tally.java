package earshot.query;

import earshot.mention.Mention;
import earshot.mention.Rating;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * Figures about some mentions, which can be added up.
 *
 * @param total how many there are
 * @param sentiment how many have each label
 * @param stars how many have each number of whole stars, 1 to 5
 * @param rated how many have a rating
 * @param ratings sum of the ratings, each from 1 to 5
 * @param answered how many were answered at a known time
 * @param waited sum of how long those waited, in milliseconds
 * @param brands how many belong to each brand; one of two brands counts for both
 * @param sources how many each source gave
 * @param languages how many are in each language, as far as it is known
 * @param places how many speak of each listing or come from each account
 */
public record Tally(
    long total,
    Map<String, Long> sentiment,
    Map<String, Long> stars,
    long rated,
    double ratings,
    long answered,
    double waited,
    Map<String, Long> brands,
    Map<String, Long> sources,
    Map<String, Long> languages,
    Map<String, Long> places) {
  public static final Tally NOTHING =
      new Tally(0, Map.of(), Map.of(), 0, 0, 0, 0, Map.of(), Map.of(), Map.of(), Map.of());

  public Tally {
    sentiment = Collections.unmodifiableMap(new TreeMap<>(sentiment));
    stars = Collections.unmodifiableMap(new TreeMap<>(stars));
    brands = Collections.unmodifiableMap(new TreeMap<>(brands));
    sources = Collections.unmodifiableMap(new TreeMap<>(sources));
    languages = Collections.unmodifiableMap(new TreeMap<>(languages));
    places = Collections.unmodifiableMap(new TreeMap<>(places));
  }

  /** Nothing but how many there are and how many belong to each brand. */
  public static Tally ofBrands(long total, Map<String, Long> brands) {
    return new Tally(total, Map.of(), Map.of(), 0, 0, 0, 0, brands, Map.of(), Map.of(), Map.of());
  }

  /** The figures of one mention. */
  public static Tally of(Mention mention) {
    Optional<Duration> waited = waited(mention);
    return new Tally(
        1,
        counted(Facet.SENTIMENT, mention),
        counted(Facet.RATING, mention),
        mention.rating().isPresent() ? 1 : 0,
        mention.rating().map(Rating::outOfFive).orElse(0.0),
        waited.isPresent() ? 1 : 0,
        waited.map(Duration::toMillis).orElse(0L),
        counted(Facet.BRAND, mention),
        counted(Facet.SOURCE, mention),
        counted(Facet.LANGUAGE, mention),
        counted(Facet.PLACE, mention));
  }

  private static Map<String, Long> counted(Facet facet, Mention mention) {
    Map<String, Long> counts = new TreeMap<>();
    facet.of(mention).forEach(value -> counts.put(value, 1L));
    return counts;
  }

  /** How long its writer waited for the answer; absent without one, or one before the mention. */
  public static Optional<Duration> waited(Mention mention) {
    return mention
        .answer()
        .flatMap(reply -> reply.at())
        .map(at -> Duration.ofMillis(Moment.millis(at) - Moment.millis(mention.at())))
        .filter(waited -> !waited.isNegative());
  }

  /** How many stars on average, from 1 to 5; absent without any. */
  public OptionalDouble meanStars() {
    return rated == 0 ? OptionalDouble.empty() : OptionalDouble.of(ratings / rated);
  }

  /** How long writers waited for their answers on average; absent without any. */
  public Optional<Duration> meanWait() {
    return answered == 0
        ? Optional.empty()
        : Optional.of(Duration.ofMillis(Math.round(waited / answered)));
  }

  /** The figures of both together. */
  public Tally plus(Tally other) {
    return new Tally(
        total + other.total,
        sum(sentiment, other.sentiment),
        sum(stars, other.stars),
        rated + other.rated,
        ratings + other.ratings,
        answered + other.answered,
        waited + other.waited,
        sum(brands, other.brands),
        sum(sources, other.sources),
        sum(languages, other.languages),
        sum(places, other.places));
  }

  private static Map<String, Long> sum(Map<String, Long> one, Map<String, Long> other) {
    Map<String, Long> sum = new TreeMap<>(one);
    other.forEach((value, count) -> sum.merge(value, count, Long::sum));
    return sum;
  }
}
