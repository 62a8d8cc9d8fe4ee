package earshot.assess.rule;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * What a rule looks at by itself: one cause of one rule as it was at the time.
 *
 * @param print of the rule, see {@link Rule#print}
 * @param cause a brand, a mention id or a feed
 */
public record Series(String rule, String print, String cause) {
  private static final String SEPARATOR = "\t";

  /** The key under which records and state of the series are kept. */
  @JsonValue
  public String key() {
    return String.join(SEPARATOR, rule, print, cause);
  }

  /** The series of this key. */
  @JsonCreator
  public static Series of(String key) {
    String[] parts = key.split(SEPARATOR, 3);
    if (parts.length < 3) {
      throw new IllegalArgumentException("no key of a series: " + key);
    }
    return new Series(parts[0], parts[1], parts[2]);
  }

  static Series of(Rule rule, String cause) {
    return new Series(rule.name(), rule.print(), cause);
  }
}
