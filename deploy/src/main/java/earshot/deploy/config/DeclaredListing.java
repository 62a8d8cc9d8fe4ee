package earshot.deploy.config;

import earshot.query.listing.OpeningHours;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the operator says is true of a brand, by the names that facts of places have. */
final class DeclaredListing {
  private static final String SUBJECT = "'listing'";
  private static final String HOURS = "hours";
  private static final String PRICES = "prices";

  private DeclaredListing() {}

  static Map<String, String> facts(Yaml written) {
    Yaml.Fields fields = written.asFields(SUBJECT);
    Map<String, Yaml> plain = new LinkedHashMap<>(fields.fields());
    Optional<Yaml> hours = Optional.ofNullable(plain.remove(HOURS));
    Optional<Yaml> prices = Optional.ofNullable(plain.remove(PRICES));
    Map<String, String> facts = new LinkedHashMap<>();
    Section.read(SUBJECT, new Yaml.Fields(fields.at(), plain), Settings.LISTING, List.of())
        .values()
        .forEach((name, value) -> fact(facts, name, value));
    hours.ifPresent(days -> facts.put(HOURS, hours(days)));
    prices.ifPresent(
        each ->
            each.asFields("'prices'")
                .value()
                .forEach((thing, price) -> facts.put("price of " + thing, price.toString())));
    return facts;
  }

  private static void fact(Map<String, String> facts, String name, @Nullable Object value) {
    if (value != null) {
      facts.put(name, value.toString());
    }
  }

  private static String hours(Yaml days) {
    String hours =
        days.asFields("'hours'").value().entrySet().stream()
            .map(day -> day.getKey() + " " + day.getValue())
            .collect(Collectors.joining("; "));
    if (!OpeningHours.readable(hours)) {
      throw new ConfigurationException(
          days.at(), "'hours' can't be read; write for example {mon-fri: \"08:00-20:00\"}");
    }
    return hours;
  }
}
