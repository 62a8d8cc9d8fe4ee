package earshot.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import earshot.assess.rule.Rule;
import earshot.assess.rule.Sensitivity;
import earshot.assess.rule.Trigger;
import earshot.deploy.local.LocalKafka;
import earshot.mention.Episode;
import earshot.mention.Kind;
import earshot.mention.Mention;
import earshot.mention.MentionId;
import earshot.mention.MentionJson;
import earshot.mention.Topics;
import earshot.query.live.KafkaAlertLedger;
import earshot.streams.StageMeter;
import earshot.streams.Ticks;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A rule that is made on a real broker where a month was heard already. */
class LearningIT {
  private static final Duration DAY = Duration.ofDays(1);
  private static final Trigger SPIKE =
      new Trigger.Spike(DAY, Duration.ofDays(28), "robust", Sensitivity.NORMAL, 5);

  @TempDir Path dir;
  private final Instant now = Instant.now();
  private LocalKafka kafka;
  private Map<String, Object> client;

  @BeforeEach
  void start() {
    kafka = LocalKafka.start(dir.resolve("kafka"), OptionalInt.empty());
    client = Map.of("bootstrap.servers", kafka.bootstrap());
    kafka.create(
        Topics.ALL.stream()
            .map(t -> new NewTopic(t.name(), t.partitions(), (short) 1).configs(t.config()))
            .toList());
  }

  @AfterEach
  void stop() {
    kafka.close();
  }

  @Test
  void aNewRuleJudgesAtOnceByWhatWasHeardBefore() {
    try (KafkaProducer<String, byte[]> producer = producer()) {
      for (int hour = -30 * 24; hour < 0; hour++) {
        said(producer, "calm", hour, 1);
        // The newest hour is calm: should it end while this runs, the sum does not grow.
        said(producer, "busy", hour, hour < -9 || hour > -2 ? 1 : 9);
      }
      producer.flush();
    }
    try (KafkaAlertLedger alerts = new KafkaAlertLedger(client)) {
      alerts.start();
      try (StreamsRole flow = streams()) {
        assertThat(flow.check().ok()).isTrue();
        make(Rule.of("surge", "coffee", SPIKE));
        await().atMost(Duration.ofSeconds(120)).until(() -> !alerts.episodes().isEmpty());
      }
      make(Rule.of("again", "coffee", SPIKE));
      try (StreamsRole flow = streams()) {
        assertThat(flow.check().ok()).isTrue();
        await().atMost(Duration.ofSeconds(120)).until(() -> alerts.episodes().size() > 1);
      }
      List<Episode> told = List.copyOf(alerts.episodes());
      assertThat(told).extracting(Episode::rule).containsExactlyInAnyOrder("surge", "again");
      assertThat(told).extracting(Episode::cause).containsOnly("busy");
      assertThat(told)
          .allSatisfy(
              episode -> {
                assertThat(episode.openedAt()).isBetween(now.minus(DAY), now);
                assertThat(episode.change()).isEqualTo(Episode.Change.LASTS);
                assertThat(episode.figures().orElseThrow().usual().orElseThrow()).isLessThan(30);
                assertThat(episode.mentions()).hasSize(Episode.NAMED);
              });
    }
  }

  @Test
  void aNewRuleTellsWhatIsOverdueOnceAndNotWhatIsAnswered() {
    try (KafkaProducer<String, byte[]> producer = producer()) {
      said(producer, "early", -40, 1);
      said(producer, "late", -3, 1);
      producer.flush();
    }
    Trigger overdue = new Trigger.Unanswered(DAY);
    try (KafkaAlertLedger alerts = new KafkaAlertLedger(client)) {
      alerts.start();
      make(Rule.of("overdue", "coffee", overdue));
      try (StreamsRole flow = streams();
          Ticks hurry = new Ticks(client, new Hurried(now), minute -> true).start()) {
        assertThat(flow.check().ok()).isTrue();
        await().atMost(Duration.ofSeconds(150)).until(() -> !alerts.episodes().isEmpty());
        make(Rule.of("overdue", "coffee", overdue).telling("desk"));
        make(Rule.of("other", "coffee", overdue));
        await().atMost(Duration.ofSeconds(150)).until(() -> alerts.episodes().size() > 1);
      }
      assertThat(alerts.episodes())
          .extracting(Episode::rule, Episode::step)
          .containsExactlyInAnyOrder(
              org.assertj.core.groups.Tuple.tuple("overdue", 1),
              org.assertj.core.groups.Tuple.tuple("other", 1));
      assertThat(alerts.episodes()).extracting(Episode::cause).containsOnly(id("early", -40));
    }
  }

  /** Every second is a minute, so that nobody waits for those that a rule looks at. */
  private static final class Hurried extends Clock {
    private final Instant from;

    private Hurried(Instant from) {
      this.from = from;
    }

    @Override
    public Instant instant() {
      return from.plus(Duration.between(from, Instant.now()).multipliedBy(60));
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException("instants alone are asked for");
    }
  }

  private static String id(String brand, int hour) {
    return MentionId.of("town", "square", brand + hour + "/0").value();
  }

  private StreamsRole streams() {
    return StreamsRole.start(
        client, dir.resolve("state"), StageMeter.off(), StreamsRole.withoutModels());
  }

  private void said(KafkaProducer<String, byte[]> producer, String brand, int hour, int often) {
    for (int i = 0; i < often; i++) {
      Instant at = now.plus(Duration.ofHours(hour)).plusSeconds(60L * i);
      Mention mention =
          Mention.said("town", "square", brand + hour + "/" + i, Kind.REVIEW)
              .text("coffee")
              .collected(at, List.of(brand), false, false)
              .toDraft()
              .version(1)
              .mention();
      producer.send(
          new ProducerRecord<>(
              Topics.MENTIONS.name(),
              null,
              at.toEpochMilli(),
              mention.id().value(),
              MentionJson.write(mention)));
    }
  }

  private void make(Rule rule) {
    try (KafkaProducer<String, byte[]> producer = producer()) {
      producer.send(
          new ProducerRecord<>(
              Topics.SETTINGS.name(), "rule:" + rule.name(), MentionJson.write(rule)));
      producer.flush();
    }
  }

  private KafkaProducer<String, byte[]> producer() {
    return new KafkaProducer<>(client, new StringSerializer(), new ByteArraySerializer());
  }
}
