package earshot.query.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import earshot.mention.Brand;
import earshot.mention.Copies;
import earshot.mention.Coverage;
import earshot.mention.Forgotten;
import earshot.mention.Group;
import earshot.mention.GroupAlias;
import earshot.mention.GroupEdit;
import earshot.mention.Listing;
import earshot.mention.Mention;
import earshot.mention.MentionId;
import earshot.mention.MentionJson;
import earshot.mention.Receipt;
import earshot.mention.Removed;
import earshot.mention.Sending;
import earshot.query.Change;
import earshot.query.Said;
import earshot.query.Shelf;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
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

  /** What it reads of itself changes between two looks, and that moment is met among so many. */
  @Test
  void howAReaderIsCanBeAskedAtTheMomentItBegins() {
    for (int i = 0; i < 300; i++) {
      try (KafkaCoverageLedger ledger = new KafkaCoverageLedger(silent("coverage")).start()) {
        long deadline = System.nanoTime() + SOON.toNanos();
        while (!ledger.check().ok()) {
          assertThat(System.nanoTime()).isLessThan(deadline);
        }
      }
    }
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
    kafka.give(0, 4, "d", "null".getBytes(StandardCharsets.UTF_8));
    kafka.give(0, 5, "b", null);

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

  @Test
  void whatCameBackIsNotGone() {
    KafkaRemovalLedger ledger = new KafkaRemovalLedger(of("removed")).start();
    open.add(ledger);
    Script kafka = consumer(0);
    kafka.give(0, 0, "s-1", gone("s-1", 5));
    kafka.give(0, 1, "s-2", gone("s-2", 3));
    kafka.give(0, 2, "s-3", gone("s-3", 4));
    kafka.give(0, 3, "s-3", null);

    await().atMost(SOON).until(() -> ledger.check().ok() && ledger.all().size() == 2);
    assertThat(ledger.all())
        .as("newest first")
        .extracting(left -> left.mention().value())
        .containsExactly("s-2", "s-1");
  }

  private static byte[] gone(String id, int hoursAgo) {
    Instant at = Said.NOW.minus(Duration.ofHours(hoursAgo));
    return MentionJson.write(
        new Removed(new MentionId(id), List.of("Acme"), at, at, Removed.By.PLACE, false));
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

  @Test
  void whatANewerVersionWroteIsNotMisreadAndSaysSoUntilItIsGone() {
    KafkaBrandBook book = new KafkaBrandBook(of("settings")).start();
    open.add(book);
    Script kafka = consumer(0);
    byte[] later = "{\"format\": 2, \"called\": \"Zest\"}".getBytes(StandardCharsets.UTF_8);
    kafka.give(0, 0, "brand:Zest", later);
    kafka.give(0, 1, "brand:Acme", brand("Acme"));

    await().atMost(SOON).until(() -> book.knows("Acme"));
    assertThat(book.knows("Zest")).isFalse();
    assertThat(book.check().ok()).isFalse();
    assertThat(book.check().message()).contains("Zest: Brand is in format 2", "upgrade it");

    kafka.give(0, 2, "brand:Zest", null);
    await().atMost(SOON).until(() -> book.check().ok());
  }

  private static byte[] brand(String name) {
    return MentionJson.write(new Brand(name, Optional.empty(), Map.of("phone", "1")));
  }

  @Test
  void theGroupBookKnowsGroupsAliasesCopiesAndEditsAsTheyAreNow() {
    KafkaGroupBook book = new KafkaGroupBook(of("groups")).start();
    open.add(book);
    Mention one = Said.post(1, "a", Duration.ofHours(2)).mention();
    Mention two = Said.post(2, "b", Duration.ofHours(1)).mention();
    Group group = Shelf.group("g1", List.of(Shelf.member(one), Shelf.member(two)));
    Copies copies = Shelf.copied(two, one);
    GroupEdit edit = GroupEdit.pin(two.id(), 0, "own", Optional.empty(), Said.NOW);
    for (int reader = 0; reader < 5; reader++) {
      Script kafka = consumer(reader);
      kafka.give(0, 0, Group.KEY + "g1", MentionJson.write(group));
      kafka.give(
          0,
          1,
          GroupAlias.KEY + "g0",
          MentionJson.write(new GroupAlias("g0", List.of("g1"), Said.NOW)));
      kafka.give(0, 2, Copies.KEY + copies.id(), MentionJson.write(copies));
      kafka.give(0, 3, GroupEdit.KEY + edit.id(), MentionJson.write(edit));
    }

    await().atMost(SOON).until(() -> book.now().current(two).copyOf().isPresent());
    await().atMost(SOON).until(() -> !book.now().byId("g0").isEmpty());
    assertThat(book.now().byId("g0")).extracting(Group::id).containsExactly("g1");
    assertThat(book.now().current(two).copyOf()).contains(one.id());
    await().atMost(SOON).until(() -> !book.now().byId("own").isEmpty());
    for (int reader = 0; reader < 5; reader++) {
      consumer(reader).give(0, 4, Copies.KEY + copies.id(), null);
    }
    await().atMost(SOON).until(() -> book.now().copied().isEmpty());
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
    kafka.give(0, 10, "junk", "null".getBytes(StandardCharsets.UTF_8));
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

  @Test
  void whatWasDeletedForGoodIsKnownToWhoeverTakesImports() {
    MentionId id = Said.post(1, "text", Duration.ZERO).mention().id();
    MockProducer<String, byte[]> kafka =
        new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());
    KafkaIntake intake = new KafkaIntake(kafka, of("forgotten")).start();
    open.add(intake);
    consumer(0).give(0, 0, id.value(), MentionJson.write(new Forgotten(id, 2)));

    await().atMost(SOON).until(() -> intake.isForgotten(id));
    assertThat(intake.isForgotten(Said.post(2, "text", Duration.ZERO).mention().id())).isFalse();
  }

  @Test
  void receiptsAreToldInTheirOrderEachUntilItIsNoted() {
    MentionId id = Said.post(1, "text", Duration.ZERO).mention().id();
    List<String> told = new CopyOnWriteArrayList<>();
    AtomicInteger away = new AtomicInteger(2);
    KafkaReceipts receipts =
        new KafkaReceipts(
                of("receipts"),
                receipt -> {
                  if (away.getAndDecrement() > 0) {
                    throw new IllegalStateException("the store is away");
                  }
                  told.add(receipt.sending().reply() + " " + receipt.sending().state().word());
                  return true;
                },
                Duration.ZERO)
            .start();
    open.add(receipts);
    Sending first = Sending.queued("c-1", Said.NOW);
    Script kafka = consumer(0);
    kafka.give(0, 0, "c-1", MentionJson.write(new Receipt(id, first.begun(Said.NOW))));
    kafka.give(0, 1, "c-1", "{".getBytes(StandardCharsets.UTF_8));
    kafka.give(0, 2, "c-1", MentionJson.write(new Receipt(id, first.refused(Said.NOW, "no"))));
    Sending second = Sending.queued("c-2", Said.NOW).sent(Said.NOW, Optional.empty());
    kafka.give(0, 3, "c-2", MentionJson.write(new Receipt(id, second)));

    await().atMost(SOON).until(() -> told.size() == 2);
    assertThat(told).containsExactly("c-1 refused", "c-2 sent");
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
