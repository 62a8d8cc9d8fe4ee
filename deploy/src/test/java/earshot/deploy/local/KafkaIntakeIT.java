package earshot.deploy.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import earshot.mention.Contact;
import earshot.mention.Kind;
import earshot.mention.Mention;
import earshot.mention.MentionJson;
import earshot.mention.Topics;
import earshot.query.Intake.HandedIn;
import earshot.query.IntakeUnavailable;
import earshot.query.live.KafkaIntake;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is handed in, on a real broker and on one that has gone. */
class KafkaIntakeIT {
  private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
  private static final HandedIn HANDED =
      new HandedIn(
          Mention.said("feedback", "Acme", "1", Kind.FEEDBACK)
              .text("Cold")
              .collected(NOON, List.of("Acme"), false, false),
          Optional.of(new Contact("ani@example.org", NOON)));

  @TempDir Path dir;

  @Test
  void itReturnsWhenKafkaHasItAndFailsWhenKafkaIsGone() throws Exception {
    LocalKafka kafka = LocalKafka.start(dir, OptionalInt.empty());
    try (KafkaIntake intake = new KafkaIntake(Map.of("bootstrap.servers", kafka.bootstrap()))) {
      kafka.create(
          List.of(
              new NewTopic(Topics.RAW.name(), 1, (short) 1),
              new NewTopic(Topics.CONTACTS.name(), 1, (short) 1)));
      intake.take(List.of(HANDED));

      assertThat(KafkaTalk.read(kafka.bootstrap(), Topics.RAW.name(), 1))
          .singleElement()
          .isEqualTo(new String(MentionJson.write(HANDED.mention()), StandardCharsets.UTF_8));
      assertThat(KafkaTalk.read(kafka.bootstrap(), Topics.CONTACTS.name(), 1))
          .singleElement()
          .asString()
          .contains("ani@example.org");
      kafka.close();
      assertThatThrownBy(() -> intake.take(List.of(HANDED))).isInstanceOf(IntakeUnavailable.class);
    } finally {
      kafka.close();
    }
  }
}
