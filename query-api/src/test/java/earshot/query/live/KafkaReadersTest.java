package earshot.query.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import earshot.mention.Brand;
import earshot.mention.Coverage;
import earshot.mention.Listing;
import earshot.mention.Mention;
import earshot.mention.MentionJson;
import earshot.query.Change;
import earshot.query.Said;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The readers over Kafka's own consumer for tests. */
class KafkaReadersTest {
  private static final Duration SOON = Duration.ofSeconds(10);

  private final List<Script> consumers = new CopyOnWriteArrayList<>();
  private final List<AutoCloseable> open = new CopyOnWriteArrayList<>();
  private Map<Integer, Long> ends = Map.of(0, 0L);

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable each : open) {
      each.close();
    }
  }

  /** A consumer of one topic that gives what a test puts in. */
  private static final class Script extends MockConsumer<String, byte[]> {
    private final String topic;

    Script(String topic, Map<Integer, Long> ends) {
      super("earliest");
      this.topic = topic;
      List<PartitionInfo> infos =
          ends.keySet().stream().map(p -> new PartitionInfo(topic, p, null, null, null)).toList();
      updatePartitions(topic, infos);
      Map<TopicPartition, Long> starts = new HashMap<>();
      Map<TopicPartition, Long> last = new HashMap<>();
      ends.forEach((p, end) -> starts.put(new TopicPartition(topic, p), 0L));
      ends.forEach((p, end) -> last.put(new TopicPartition(topic, p), end));
      updateBeginningOffsets(starts);
      updateEndOffsets(last);
    }

    void give(int partition, long offset, String key, byte @Nullable [] value) {
      addRecord(new ConsumerRecord<>(topic, partition, offset, key, value));
    }
  }

  private Supplier<Consumer<String, byte[]>> of(String topic) {
    return () -> {
      Script script = new Script(topic, ends);
      consumers.add(script);
      return script;
    };
  }

  /** Consumers of a topic on which nothing comes. */
  private Supplier<Consumer<String, byte[]>> silent(String topic) {
    return () -> new Script(topic, ends);
  }

  private Script consumer(int number) {
    await().atMost(SOON).until(() -> consumers.size() > number);
    Script script = consumers.get(number);
    await().atMost(SOON).until(() -> !script.assignment().isEmpty());
    return script;
  }

  private KafkaCoverageLedger ledger() {
    KafkaCoverageLedger ledger = new KafkaCoverageLedger(of("coverage")).start();
    open.add(ledger);
    return ledger;
  }

  private KafkaEventFeed feed() {
    KafkaEventFeed feed = new KafkaEventFeed(of("mentions"), silent("episodes")).start();
    open.add(feed);
    await().atMost(SOON).until(() -> feed.check().ok());
    return feed;
  }

  private static byte[] coverage(String feed, long said) {
    return MentionJson.write(
        new Coverage(
            feed,
            "feed",
            "https://p.example/" + feed,
            List.of(),
            "window",
            List.of(),
            List.of(),
            said,
            0,
            0,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));
  }

  @Test
  void theLedgerKeepsTheNewestOfEachFeedAndForgetsWhatIsGone() {
    ends = Map.of(0, 4L);
    KafkaCoverageLedger ledger = ledger();
    Script kafka = consumer(0);
    assertThat(ledger.check().message()).isEqualTo("coverage: still reading what is there");
    kafka.give(0, 0, "a", coverage("a", 1));
    kafka.give(0, 1, "b", coverage("b", 1));
    kafka.give(0, 2, "a", coverage("a", 2));
    kafka.give(0, 3, "c", "{broken".getBytes(StandardCharsets.UTF_8));
    kafka.give(0, 4, "b", null);

    await().atMost(SOON).until(() -> ledger.check().ok() && ledger.all().size() == 1);
    assertThat(ledger.all().getFirst().said()).isEqualTo(2);
  }

  @Test
  void theListingLedgerKeepsTheNewestOfEachFact() {
    KafkaListingLedger ledger = new KafkaListingLedger(of("listings")).start();
    open.add(ledger);
    Script kafka = consumer(0);
    kafka.give(0, 0, "p|phone", fact("phone", "1"));
    kafka.give(0, 1, "p|hours", fact("hours", "Mo 8-9"));
    kafka.give(0, 2, "p|phone", fact("phone", "2"));

    await().atMost(SOON).until(() -> ledger.check().ok() && ledger.all().size() == 2);
    await()
        .atMost(SOON)
        .until(() -> ledger.all().stream().map(Listing::value).toList().contains("2"));
    assertThat(ledger.all()).extracting(Listing::name).containsExactly("hours", "phone");
  }

  private static byte[] fact(String name, String value) {
    return MentionJson.write(new Listing("webpage", "p", name, value, List.of("Acme"), Said.NOW));
  }

  @Test
  void theBrandBookKnowsBrandsAndNoOtherSettings() {
    KafkaBrandBook book = new KafkaBrandBook(of("settings")).start();
    open.add(book);
    Script kafka = consumer(0);
    kafka.give(0, 0, "priority", "{\"waiting\":1}".getBytes(StandardCharsets.UTF_8));
    kafka.give(0, 1, "brand:Zest", brand("Zest"));
    kafka.give(0, 2, "brand:Gone", brand("Gone"));
    kafka.give(0, 3, "brand:Acme", brand("Acme"));
    kafka.give(0, 4, "brand:Gone", null);

    await().atMost(SOON).until(() -> book.knows("Acme") && !book.knows("Gone"));
    assertThat(book.all()).extracting(Brand::name).containsExactly("Acme", "Zest");
    assertThat(book.knows("acme")).isFalse();
  }

  private static byte[] brand(String name) {
    return MentionJson.write(new Brand(name, Optional.empty(), Map.of("phone", "1")));
  }

  @Test
  void theLedgerSurvivesKafkaBeingAway() {
    ends = Map.of(0, 1L);
    KafkaCoverageLedger ledger = ledger();
    Script first = consumer(0);
    first.give(0, 0, "a", coverage("a", 1));
    await().atMost(SOON).until(() -> ledger.all().size() == 1);
    first.setPollException(new KafkaException("the broker is away"));

    await().atMost(SOON).until(() -> !ledger.check().ok());
    assertThat(ledger.check().message()).isEqualTo("coverage: the broker is away");
    Script second = consumer(1);
    assertThat(second.position(new TopicPartition("coverage", 0)))
        .as("where it goes on")
        .isEqualTo(1);
    second.give(0, 1, "b", coverage("b", 1));
    await().atMost(SOON).until(() -> ledger.all().size() == 2 && ledger.check().ok());
  }

  @Test
  void aTopicThatIsNotThereYetIsSaid() {
    ends = Map.of();
    KafkaCoverageLedger ledger = ledger();

    await()
        .atMost(SOON)
        .until(() -> ledger.check().message().equals("coverage: there is no such topic"));
  }

  @Test
  void theFeedTellsChangesAndRemovalsFromTheEndOn() throws InterruptedException {
    ends = Map.of(0, 10L, 1, 20L);
    KafkaEventFeed feed = feed();
    Subscription subscription = feed.subscribe(Optional.empty());
    assertThat(subscription.position()).hasToString("0:10-1:20");
    Mention mention = Said.post(1, "text", Duration.ZERO).mention();
    ConsumerRecord<String, byte[]> gone =
        new ConsumerRecord<>("mentions", 1, 20, mention.id().value(), null);
    gone.headers().add("version", ByteBuffer.allocate(8).putLong(9).array());
    Script kafka = consumer(0);
    kafka.give(0, 10, "junk", "no mention".getBytes(StandardCharsets.UTF_8));
    kafka.give(0, 11, mention.id().value(), MentionJson.write(mention));
    kafka.addRecord(gone);

    List<Event> heard = List.of(next(subscription), next(subscription));
    assertThat(heard)
        .extracting(Event::change)
        .containsExactlyInAnyOrder(new Change.Put(mention), new Change.Remove(mention.id(), 9));
    assertThat(heard.getLast().position()).hasToString("0:12-1:21");
  }

  @Test
  void whoComesBackIsToldFromKafkaAgain() throws InterruptedException {
    ends = Map.of(0, 3L);
    KafkaEventFeed feed = feed();
    Subscription back = feed.subscribe(Position.parse("0:1"));
    Script past = consumer(1);
    for (int i = 1; i <= 3; i++) {
      Mention mention = Said.post(i, "text", Duration.ZERO).mention();
      past.give(0, i, mention.id().value(), MentionJson.write(mention));
    }
    Mention fourth = Said.post(4, "text", Duration.ZERO).mention();
    consumer(0).give(0, 3, fourth.id().value(), MentionJson.write(fourth));

    assertThat(List.of(next(back), next(back), next(back)))
        .extracting(event -> event.position().toString())
        .as("what was there is read again, what comes is heard once")
        .containsExactly("0:2", "0:3", "0:4");
    assertThat(past.closed()).isTrue();
  }

  private static Event next(Subscription subscription) throws InterruptedException {
    for (int i = 0; i < 100; i++) {
      Optional<Event> event = subscription.next(Duration.ofMillis(100));
      if (event.isPresent()) {
        return event.get();
      }
    }
    throw new AssertionError("no event came");
  }
}
