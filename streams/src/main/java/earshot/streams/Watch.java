package earshot.streams;

import earshot.assess.rule.CoverageBook;
import earshot.assess.rule.GroupNews;
import earshot.assess.rule.Learnt;
import earshot.assess.rule.RuleBook;
import earshot.assess.rule.RuleWatch;
import earshot.assess.rule.Signal;
import earshot.mention.Episode;
import earshot.mention.MentionJson;
import java.io.IOException;
import java.time.Instant;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns signals and minutes into episodes; a record without value is a minute. */
final class Watch extends ContextualProcessor<String, byte[], String, byte[]> {
  static final String STORE = "watch";
  private static final Logger LOG = LoggerFactory.getLogger(Watch.class);

  private final RuleBook rules;
  private final CoverageBook coverage;
  private final StageMeter meter;
  private Instant now = Instant.EPOCH;

  @SuppressWarnings("NullAway.Init") // Kafka calls init before anything else
  private RuleWatch watch;

  Watch(RuleBook rules, CoverageBook coverage, StageMeter meter) {
    this.rules = rules;
    this.coverage = coverage;
    this.meter = meter;
  }

  @Override
  public void init(ProcessorContext<String, byte[]> context) {
    super.init(context);
    watch =
        new RuleWatch(rules, coverage, new StoreMemory(context.getStateStore(STORE)), this::tell);
  }

  @Override
  public void process(Record<String, byte[]> record) {
    Instant at = Instant.ofEpochMilli(record.timestamp());
    now = at.isAfter(now) ? at : now;
    meter.of(
        "watch",
        () -> {
          hear(record, at);
          return true;
        });
  }

  private void hear(Record<String, byte[]> record, Instant at) {
    if (record.value() == null || record.value().length == 0) {
      watch.tick(now);
      if (context().taskId().partition() == 0) {
        watch.lookAtFeeds(now);
      }
      return;
    }
    try {
      if (record.headers().lastHeader(Learning.LEARNT) != null) {
        watch.hear(MentionJson.read(record.value(), Learnt.class), now);
      } else if (record.headers().lastHeader(Crowds.GROUP) == null) {
        watch.hear(MentionJson.read(record.value(), Signal.class), at);
      } else {
        watch.hear(MentionJson.read(record.value(), GroupNews.class), at);
      }
    } catch (IOException e) {
      LOG.error("a signal of {} cannot be read: {}", record.key(), e.getMessage());
    }
  }

  private void tell(Episode episode) {
    context().forward(new Record<>(episode.id(), MentionJson.write(episode), now.toEpochMilli()));
  }
}
