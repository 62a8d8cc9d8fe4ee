package earshot.streams;

import earshot.assess.query.QueryException;
import earshot.assess.rule.Rule;
import earshot.assess.rule.RuleBook;
import earshot.mention.Brand;
import earshot.mention.MentionJson;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the settings of now at hand, so that brands and queries change while the flow runs. */
final class Settings implements Processor<String, byte[], Void, Void> {
  static final String STORE = "settings";
  static final String BRAND = "brand:";
  static final String RULE = "rule:";
  private static final Logger LOG = LoggerFactory.getLogger(Settings.class);

  private final Brands brands;
  private final RuleBook rules;

  @SuppressWarnings("NullAway.Init") // Kafka calls init before anything else
  private KeyValueStore<String, byte[]> store;

  Settings(Brands brands, RuleBook rules) {
    this.brands = brands;
    this.rules = rules;
  }

  @Override
  public void init(ProcessorContext<Void, Void> context) {
    store = context.getStateStore(STORE);
  }

  @Override
  public void process(Record<String, byte[]> record) {
    store.put(record.key(), record.value());
    if (record.key().startsWith(BRAND)) {
      tell(record.key().substring(BRAND.length()), record.value());
    } else if (record.key().startsWith(RULE)) {
      tellRule(record);
    }
  }

  private void tell(String name, byte[] value) {
    try {
      brands.put(
          name,
          value == null ? Optional.empty() : Optional.of(MentionJson.read(value, Brand.class)));
    } catch (IOException | IllegalArgumentException e) {
      LOG.error("settings of brand {} are not usable and change nothing: {}", name, e.getMessage());
    }
  }

  private void tellRule(Record<String, byte[]> record) {
    String name = record.key().substring(RULE.length());
    try {
      rules.put(
          name,
          record.value() == null
              ? Optional.empty()
              : Optional.of(MentionJson.read(record.value(), Rule.class)),
          Instant.ofEpochMilli(record.timestamp()));
    } catch (IOException | IllegalArgumentException | QueryException e) {
      LOG.error("settings of rule {} are not usable and change nothing: {}", name, e.getMessage());
    }
  }
}
