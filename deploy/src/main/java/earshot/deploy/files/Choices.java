package earshot.deploy.files;

import java.nio.charset.Charset;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a person says about a file.
 *
 * @param turns whether plain text in it is turns of speakers
 * @param answers whether it holds answers to questions, one a column
 * @param askers whose turns are questions; they become titles of what is answered, in lower case
 * @param columns field by column
 * @param zone of times that don't name one
 * @param dateOrder dmy or mdy
 */
public record Choices(
    boolean turns,
    boolean answers,
    Set<String> askers,
    Map<String, String> columns,
    Optional<Charset> charset,
    ZoneId zone,
    Optional<String> dateOrder,
    Optional<Scale> scale) {
  Dates dates() {
    return new Dates(zone, dateOrder.map(Choices::order));
  }

  private static Dates.Order order(String written) {
    try {
      return Dates.Order.valueOf(written.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new Unusable("the order of a date is dmy or mdy: " + written);
    }
  }
}
