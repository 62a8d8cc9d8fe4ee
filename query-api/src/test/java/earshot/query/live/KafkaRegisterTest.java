package earshot.query.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import earshot.mention.MentionJson;
import earshot.query.IntakeUnavailable;
import earshot.query.Said;
import earshot.query.access.Done;
import earshot.query.access.Entry;
import earshot.query.access.Person;
import earshot.query.access.Role;
import earshot.query.access.Session;
import earshot.query.access.Token;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who may come in, over Kafka's own clients for tests: what is written is read again. */
class KafkaRegisterTest {
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final Person ADA =
      new Person("Ada", Role.ADMINISTRATOR, "$argon2id$", Said.NOW, Optional.empty());

  private final Loop people = new Loop("people");
  private final KafkaRegister register =
      new KafkaRegister(
          new Newest<>("people", Entry.class, key -> true, () -> people.consumer),
          new Sender(people));

  /** One partition whose consumer is given what the producer sends. */
  private static final class Loop extends MockProducer<String, byte[]> {
    private final MockConsumer<String, byte[]> consumer = new MockConsumer<>("earliest");
    private final TopicPartition partition;
    private long end;

    Loop(String topic) {
      super(true, null, new StringSerializer(), new ByteArraySerializer());
      partition = new TopicPartition(topic, 0);
      consumer.updatePartitions(topic, List.of(new PartitionInfo(topic, 0, null, null, null)));
      consumer.updateBeginningOffsets(Map.of(partition, 0L));
      consumer.updateEndOffsets(Map.of(partition, 0L));
    }

    @Override
    public synchronized Future<RecordMetadata> send(
        ProducerRecord<String, byte[]> sent, Callback callback) {
      long at = end++;
      consumer.schedulePollTask(
          () ->
              consumer.addRecord(
                  new ConsumerRecord<>(sent.topic(), 0, at, sent.key(), sent.value())));
      return super.send(sent, callback);
    }
  }

  @AfterEach
  void close() {
    register.close();
  }

  @Test
  void nobodyKnowsBeforeAllWasRead() {
    assertThat(register.complete()).isFalse();
    register.start();
    await().atMost(SOON).until(register::complete);
    assertThat(register.entries()).isEmpty();
  }

  @Test
  void whatIsKeptCanBeReadAtOnceAndIsGoneWhenStruck() {
    register.start();
    Session session =
        new Session("ab12", ADA.key(), Said.NOW, Said.NOW.plusSeconds(9), Optional.of("Firefox"));
    Token token =
        new Token("cd34", "crm", Role.AGENT, Said.NOW, Optional.of("Ada"), Said.NOW.plusSeconds(9));

    register.keep(ADA);
    register.keep(session);
    register.keep(token);

    assertThat(register.entry("person:ada")).contains(ADA);
    assertThat(register.entries()).containsExactlyInAnyOrder(ADA, session, token);
    register.strike(session.key());
    assertThat(register.entries()).containsExactlyInAnyOrder(ADA, token);
    assertThat(people.history()).extracting(ProducerRecord::topic).containsOnly("people");
  }

  @Test
  void whatKafkaDoesNotTakeIsTold() {
    register.start();
    people.sendException = new TimeoutException("no broker");

    assertThatThrownBy(() -> register.keep(ADA))
        .isInstanceOf(IntakeUnavailable.class)
        .hasMessageContaining("people");
  }

  @Test
  void theLogTellsTheNewestFirstAndSkipsWhatItCantRead() {
    Loop deeds = new Loop("people.log");
    try (KafkaAccessLog log = new KafkaAccessLog(() -> deeds.consumer, new Sender(deeds)).start()) {
      Done first = new Done(Said.NOW, Optional.of("Ada"), "POST /login", "/login", 303, "::1");
      Done second = new Done(Said.NOW, Optional.empty(), "POST /login", "/login", 401, "::1");
      log.note(first);
      deeds.send(
          new ProducerRecord<>("people.log", "x", "{broken".getBytes(StandardCharsets.UTF_8)),
          null);
      log.note(second);

      await().atMost(SOON).until(() -> log.newest(9).size() == 2);
      assertThat(log.newest(9)).containsExactly(second, first);
      assertThat(log.newest(1)).containsExactly(second);
      deeds.sendException = new TimeoutException("no broker");
      log.note(first); // nobody waits for it, so nobody is stopped by it
    }
  }

  @Test
  void entriesAreWrittenWithoutWhatTheyAreMadeOf() {
    String json = new String(MentionJson.write((Entry) ADA), StandardCharsets.UTF_8);

    assertThat(json)
        .isEqualTo(
            "{\"entry\":\"person\",\"name\":\"Ada\",\"role\":\"administrator\","
                + "\"password\":\"$argon2id$\",\"createdAt\":\"2026-03-10T12:00:00Z\"}");
  }
}
