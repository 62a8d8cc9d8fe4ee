package earshot.streams;

import earshot.assess.rule.Rule;
import earshot.assess.rule.RuleBook;
import earshot.mention.Brand;
import java.io.IOException;
import java.time.Instant;
import org.apache.kafka.streams.processor.api.Record;

/** Tells brands and rules as they are set now, so that they change while the flow runs. */
final class Settings implements AtHand.Reader {
  static final String STORE = "settings";
  static final String BRAND = "brand:";
  static final String RULE = "rule:";

  private final Brands brands;
  private final RuleBook rules;

  Settings(Brands brands, RuleBook rules) {
    this.brands = brands;
    this.rules = rules;
  }

  @Override
  public void read(Record<String, byte[]> record) throws IOException {
    String key = record.key();
    if (key.startsWith(BRAND)) {
      brands.put(key.substring(BRAND.length()), AtHand.value(record, Brand.class));
    } else if (key.startsWith(RULE)) {
      rules.put(
          key.substring(RULE.length()),
          AtHand.value(record, Rule.class),
          Instant.ofEpochMilli(record.timestamp()));
    }
  }
}
