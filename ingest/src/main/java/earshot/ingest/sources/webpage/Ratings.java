package earshot.ingest.sources.webpage;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.mention.Rating;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads ratings; what does not lie on its scale is none. */
final class Ratings {
  private static final Pattern VALUE =
      Pattern.compile("(\\d+(?:[.,]\\d*)?)\\s*(?:(?:/|out of|von|sur|de)\\s*(\\d+(?:[.,]\\d+)?))?");

  private Ratings() {}

  static Optional<Rating> of(JsonNode rating) {
    return Node.each(rating).findFirst().flatMap(Ratings::one);
  }

  private static Optional<Rating> one(JsonNode rating) {
    String value = rating.isObject() ? Node.text(rating, "ratingValue") : rating.asText();
    Matcher written = VALUE.matcher(value == null ? "" : value.strip());
    if (!written.matches()) {
      return Optional.empty();
    }
    double best = number(Node.text(rating, "bestRating"), number(written.group(2), 5));
    double worst = number(Node.text(rating, "worstRating"), 1); // schema.org's own defaults
    double given = number(written.group(1), Double.NaN);
    boolean onScale = worst < best && given >= worst && given <= best;
    return onScale ? Optional.of(new Rating(given, worst, best)) : Optional.empty();
  }

  private static double number(@Nullable String digits, double otherwise) {
    return digits != null && digits.strip().matches("\\d+([.,]\\d*)?")
        ? Double.parseDouble(digits.strip().replace(',', '.'))
        : otherwise;
  }
}
