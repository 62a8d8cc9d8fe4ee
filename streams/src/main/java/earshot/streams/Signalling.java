package earshot.streams;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectReader;
import earshot.assess.rule.Point;
import earshot.assess.rule.RuleBook;
import earshot.assess.rule.Series;
import earshot.assess.rule.Signal;
import earshot.assess.rule.Signals;
import earshot.mention.Mention;
import earshot.mention.MentionId;
import earshot.mention.MentionJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Says what a version of a mention changes for the rules. It remembers of each mention what it adds
 * to which series, so that an edit or a deletion takes that back.
 */
final class Signalling extends ContextualProcessor<String, Change, String, byte[]> {
  static final String STORE = "matched";
  private static final ObjectReader POINTS =
      MentionJson.MAPPER.readerFor(new TypeReference<Map<String, Point>>() {});

  private final RuleBook rules;
  private final Signals signals;
  private final StageMeter meter;

  @SuppressWarnings("NullAway.Init") // Kafka calls init before anything else
  private KeyValueStore<String, byte[]> matched;

  Signalling(RuleBook rules, StageMeter meter) {
    this.rules = rules;
    this.meter = meter;
    signals = new Signals(rules);
  }

  @Override
  public void init(ProcessorContext<String, byte[]> context) {
    super.init(context);
    matched = context.getStateStore(STORE);
  }

  @Override
  public void process(Record<String, Change> record) {
    if (!rules.isEmpty()) {
      meter.of("rules", () -> news(record)).forEach(signal -> send(record, signal));
    }
  }

  private List<Signal> news(Record<String, Change> record) {
    Map<Series, Point> before = read(matched.get(record.key()));
    Optional<Mention> said =
        record.value() instanceof Change.Said it ? Optional.of(it.mention()) : Optional.empty();
    Map<Series, Point> now =
        said.map(m -> signals.points(m, before, Instant.ofEpochMilli(record.timestamp())))
            .orElse(Map.of());
    if (!now.equals(before)) {
      matched.put(record.key(), write(now));
    }
    MentionId id = new MentionId(record.key());
    List<Signal> news = new ArrayList<>(Signals.between(id, before, now));
    if (said.map(Mention::version).orElse(2L) > 1) {
      news.addAll(signals.settled(id, said, before, now));
    }
    return news;
  }

  private void send(Record<String, Change> record, Signal signal) {
    context().forward(record.withKey(signal.series().key()).withValue(MentionJson.write(signal)));
  }

  private static Map<Series, Point> read(byte[] json) {
    if (json == null) {
      return Map.of();
    }
    try {
      Map<String, Point> read = POINTS.readValue(json);
      Map<Series, Point> points = new LinkedHashMap<>();
      read.forEach((key, point) -> points.put(Series.of(key), point));
      return points;
    } catch (IOException e) {
      throw new UncheckedIOException("what a mention meant to rules cannot be read", e);
    }
  }

  @SuppressWarnings("NullAway") // no value takes the entry out
  private static byte[] write(Map<Series, Point> points) {
    if (points.isEmpty()) {
      return null;
    }
    Map<String, Point> written = new LinkedHashMap<>();
    points.forEach((series, point) -> written.put(series.key(), point));
    return MentionJson.write(written);
  }
}
