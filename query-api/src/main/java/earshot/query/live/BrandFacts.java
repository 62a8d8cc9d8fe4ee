package earshot.query.live;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What people say is true of a brand beside what the configuration declares, as a record on {@code
 * settings} under {@code facts:NAME}.
 *
 * @param facts by the names that the facts of places have: phone, hours, price of espresso
 */
public record BrandFacts(String brand, Map<String, String> facts) {
  public BrandFacts {
    if (brand.isBlank()) {
      throw new IllegalArgumentException("facts need a brand that they are about");
    }
    facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
  }
}
