package earshot.query.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import earshot.mention.Contact;
import earshot.mention.Mention;
import earshot.mention.MentionJson;
import earshot.query.Intake.HandedIn;
import earshot.query.IntakeUnavailable;
import earshot.query.Said;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class KafkaIntakeTest {
  private static final Mention SAID = Said.post(1, "cold", Duration.ZERO).mention();
  private static final Contact CONTACT = new Contact("ani@example.org", Said.NOW);
  private static final HandedIn HANDED = new HandedIn(SAID, Optional.of(CONTACT));

  private final MockProducer<String, byte[]> kafka =
      new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());
  private final KafkaIntake intake = new KafkaIntake(kafka, () -> new MockConsumer<>("earliest"));

  @Test
  void whatWasSaidAndHowToAnswerGoToDifferentTopics() throws IOException {
    intake.take(List.of(HANDED));

    List<ProducerRecord<String, byte[]>> sent = kafka.history();
    assertThat(sent).extracting(ProducerRecord::topic).containsExactly("contacts", "mentions.raw");
    assertThat(sent).extracting(ProducerRecord::key).containsOnly(SAID.id().value());
    assertThat(sent)
        .extracting(ProducerRecord::timestamp)
        .containsOnly(SAID.collectedAt().toEpochMilli());
    assertThat(MentionJson.read(sent.get(0).value(), Contact.class)).isEqualTo(CONTACT);
    assertThat(MentionJson.read(sent.get(1).value())).isEqualTo(SAID);
    assertThat(intake.check().ok()).isTrue();
  }

  @Test
  void withoutAContactThereIsNoRecordOfOne() {
    intake.take(List.of(new HandedIn(SAID, Optional.empty())));

    assertThat(kafka.history()).extracting(ProducerRecord::topic).containsExactly("mentions.raw");
  }

  @Test
  void aBrokerThatDoesNotTakeItIsTold() {
    kafka.sendException = new TimeoutException("no broker");

    assertThatThrownBy(() -> intake.take(List.of(HANDED))).isInstanceOf(IntakeUnavailable.class);
    assertThat(intake.check().ok()).isFalse();
    assertThat(intake.check().message()).contains("no broker");
    kafka.sendException = null;
    intake.take(List.of(HANDED));
    assertThat(intake.check().ok()).isTrue();
  }

  @Test
  void anAcknowledgementThatFailsIsTold() throws InterruptedException {
    MockProducer<String, byte[]> slow =
        new MockProducer<>(false, null, new StringSerializer(), new ByteArraySerializer());
    Thread broker =
        Thread.ofVirtual()
            .start(
                () -> {
                  while (!slow.errorNext(new TimeoutException("not enough replicas"))) {
                    Thread.onSpinWait();
                  }
                });

    assertThatThrownBy(
            () ->
                new KafkaIntake(slow, () -> new MockConsumer<>("earliest"))
                    .take(List.of(new HandedIn(SAID, Optional.empty()))))
        .isInstanceOf(IntakeUnavailable.class)
        .hasRootCauseMessage("not enough replicas");
    broker.join();
  }
}
