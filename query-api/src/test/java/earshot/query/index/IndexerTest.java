package earshot.query.index;

import static earshot.query.Said.NOW;
import static earshot.query.Said.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import earshot.assess.priority.Weights;
import earshot.mention.Mention;
import earshot.mention.MentionId;
import earshot.mention.MentionJson;
import earshot.mention.Rejected;
import earshot.mention.Topics;
import earshot.query.Change;
import earshot.query.CheckResult;
import earshot.query.InMemoryMentionStore;
import earshot.query.MentionConsumer;
import earshot.query.Ranking;
import earshot.query.SearchRequest;
import earshot.query.StoreUnavailable;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class IndexerTest {
  private static final TopicPartition P0 = new TopicPartition(Topics.MENTIONS.name(), 0);
  private static final TopicPartition P1 = new TopicPartition(Topics.MENTIONS.name(), 1);

  /** Whether it was left out of its group, having stood still for too long. */
  private volatile boolean leftOut;

  private final MockConsumer<String, byte[]> kafka =
      new MockConsumer<>("earliest") {
        @Override
        public synchronized void commitSync(Map<TopicPartition, OffsetAndMetadata> offsets) {
          if (leftOut) {
            throw new CommitFailedException("others have its partitions");
          }
          super.commitSync(offsets);
        }
      };
  private final Moody store = new Moody();
  private final List<Rejected> rejected = new CopyOnWriteArrayList<>();
  private final Semaphore pauses = new Semaphore(0);
  private final AtomicLong looks = new AtomicLong();

  private volatile boolean clockStands;

  /** A second later each time, unless it stands. */
  private final InstantSource clock =
      () -> NOW.plusSeconds(clockStands ? looks.get() : looks.getAndIncrement());

  private final Indexer indexer =
      new Indexer(() -> kafka, store, rejected::add, clock, wait -> pauses.acquire());
  private Thread running = new Thread(indexer);
  private long offset;

  /** How much more waits than what is given out. */
  private volatile long behind;

  @BeforeEach
  void begin() {
    kafka.updateBeginningOffsets(Map.of(P0, 0L, P1, 0L));
    kafka.updateEndOffsets(Map.of(P0, 0L, P1, 0L));
    running.start();
    await().until(() -> !kafka.subscription().isEmpty());
    kafka.schedulePollTask(() -> kafka.rebalance(List.of(P0)));
    await().until(() -> kafka.assignment().contains(P0));
  }

  @AfterEach
  void end() throws InterruptedException {
    pauses.release(1000);
    indexer.close();
    running.join();
  }

  @Test
  void whatWasSaidIsStoredAndThenCommitted() {
    Mention mention = post(1, "coffee", Duration.ZERO).mention();
    append(mention.id(), MentionJson.write(mention));

    await().until(() -> committed() == 1);
    assertThat(store.kept.byId(mention.id())).contains(mention);
    await().until(() -> indexer.check().message().endsWith("1 applied"));
    assertThat(indexer.check().ok()).isTrue();
  }

  @Test
  void whoeverWasLeftOutOfTheGroupGoesOn() {
    leftOut = true;
    Mention first = one(1);
    append(first.id(), MentionJson.write(first));
    await().until(() -> indexer.check().message().endsWith("1 applied"));

    leftOut = false;
    Mention second = one(2);
    append(second.id(), MentionJson.write(second));
    await().until(() -> committed() == 2);
    assertThat(indexer.check().ok()).isTrue();
  }

  @Test
  void whereKafkaSlipsItBeginsAnew() throws InterruptedException {
    indexer.close();
    running.join();
    MockConsumer<String, byte[]> slips =
        new MockConsumer<>("earliest") {
          @Override
          public synchronized OptionalLong currentLag(TopicPartition partition) {
            throw new NullPointerException("a partition without a leader");
          }
        };
    MockConsumer<String, byte[]> sound = new MockConsumer<>("earliest");
    List<MockConsumer<String, byte[]>> consumers = List.of(slips, sound);
    consumers.forEach(this::lead);
    pauses.release();
    Indexer again =
        new Indexer(consumers.iterator()::next, store, rejected::add, clock, w -> pauses.acquire());
    Thread goesOn = Thread.startVirtualThread(again);

    await().until(() -> again.check().ok());
    assertThat(slips.closed()).isTrue();
    again.close();
    goesOn.join();
  }

  /** Gives a consumer its partition as soon as it subscribes. */
  private void lead(MockConsumer<String, byte[]> consumer) {
    consumer.updateBeginningOffsets(Map.of(P0, 0L));
    consumer.updateEndOffsets(Map.of(P0, 0L));
    consumer.schedulePollTask(() -> consumer.rebalance(List.of(P0)));
  }

  @Test
  void whatWasWrittenIsMadeSearchableAtOnceUnlessMuchIsWaiting() {
    Mention waiting = post(1, "coffee", Duration.ZERO).mention();
    behind = 5_000;
    append(waiting.id(), MentionJson.write(waiting));
    await().until(() -> committed() == 1);
    await().until(() -> indexer.check().message().startsWith("5000 records behind"));
    assertThat(store.searchable).isZero();

    behind = 0;
    Mention last = post(2, "tea", Duration.ZERO).mention();
    append(last.id(), MentionJson.write(last));
    await().until(() -> store.searchable == 2);
  }

  @Test
  void whileMuchGoesOnItIsMadeSearchableLessOften() {
    Mention first = one(0);
    append(first.id(), MentionJson.write(first));
    await().until(() -> store.searchable == 1);
    clockStands = true; // a second after that
    behind = 10;
    List<Mention> many = IntStream.rangeClosed(1, 2_100).mapToObj(IndexerTest::one).toList();
    kafka.schedulePollTask(() -> many.forEach(this::add));
    await().until(() -> indexer.check().message().endsWith("2101 applied"));
    assertThat(store.searchable).isEqualTo(1);

    kafka.schedulePollTask(() -> kafka.updateEndOffsets(Map.of(P0, offset)));
    await().until(() -> store.searchable == 2_101);
  }

  private static Mention one(int number) {
    return post(number, "coffee", Duration.ZERO).mention();
  }

  @Test
  void whatIsGoneIsRemovedByItsVersion() {
    Mention mention = post(1, "coffee", Duration.ZERO).mention();
    append(mention.id(), MentionJson.write(mention));
    appendGone(mention.id(), 2);
    append(mention.id(), MentionJson.write(mention));

    await().until(() -> committed() == 3);
    assertThat(store.kept.byId(mention.id())).isEmpty();
  }

  @Test
  void whatCannotBeReadIsRejectedAndTheRestGoesOn() {
    Mention mention = post(1, "coffee", Duration.ZERO).mention();
    append(new MentionId("x-1"), "{\"id\":".getBytes(StandardCharsets.UTF_8));
    append(new MentionId("x-2"), "null".getBytes(StandardCharsets.UTF_8));
    append(new MentionId("x-3"), gone());
    append(mention.id(), MentionJson.write(mention));

    await().until(() -> committed() == 4);
    assertThat(store.kept.byId(mention.id())).contains(mention);
    assertThat(rejected)
        .extracting(r -> r.nativeId().orElseThrow())
        .containsExactlyInAnyOrder("x-1", "x-2", "x-3");
    assertThat(rejected)
        .extracting(Rejected::why)
        .contains("offset 2 of mentions-0: a removal without a version");
  }

  @Test
  void whatTheStoreNeverTakesIsRejectedAndTheRestGoesOn() {
    Mention poison = post(1, "poison", Duration.ZERO).mention();
    Mention good = post(2, "coffee", Duration.ZERO).mention();
    append(poison.id(), MentionJson.write(poison));
    append(good.id(), MentionJson.write(good));

    await().until(() -> committed() == 2);
    assertThat(store.kept.byId(good.id())).contains(good);
    assertThat(rejected).singleElement().extracting(Rejected::why).isEqualTo("poison");
  }

  @Test
  void whileTheStoreIsAwayNothingIsCommittedAndReadingStops() {
    store.away = true;
    for (int i = 0; i < 5; i++) {
      Mention mention = post(i, "coffee", Duration.ZERO).mention();
      append(mention.id(), MentionJson.write(mention));
      long read = offset;
      await().until(() -> kafka.position(P0) == read || kafka.paused().contains(P0));
    }

    await().until(() -> kafka.paused().contains(P0));
    assertThat(committed()).isZero();
    assertThat(indexer.check().ok()).isFalse();
    assertThat(indexer.check().message()).startsWith("away;");

    store.away = false;
    pauses.release(1000);
    await().until(() -> committed() == 5);
    assertThat(store.kept.check().message()).startsWith("5 mentions");
  }

  @Test
  void anEmptyStoreIsFedFromTheBeginning() {
    kafka.schedulePollTask(
        () -> {
          kafka.rebalance(List.of());
          kafka.commitSync(Map.of(P1, new OffsetAndMetadata(5)));
          kafka.rebalance(List.of(P1));
        });
    await().until(() -> kafka.assignment().contains(P1));

    assertThat(kafka.position(P1)).isZero();
  }

  @Test
  void whatWasNotCountedBeforeACrashIsWrittenOnceMore() {
    store.kept.apply(List.of(new Change.Put(one(1))));
    kafka.schedulePollTask(
        () -> {
          kafka.rebalance(List.of());
          kafka.commitSync(Map.of(P1, new OffsetAndMetadata(5, "3")));
          kafka.rebalance(List.of(P1));
        });
    await().until(() -> kafka.assignment().contains(P1));

    assertThat(kafka.position(P1)).isEqualTo(3);
  }

  @Test
  void whatIsCommittedSaysHowFarItWasCounted() {
    Mention first = one(1);
    append(first.id(), MentionJson.write(first));
    await().until(() -> committed() == 1);
    await().until(() -> store.searchable == 1);
    behind = 5_000; // so the second is written and not counted
    Mention second = one(2);
    append(second.id(), MentionJson.write(second));
    await().until(() -> committed() == 2);

    assertThat(kafka.committed(Set.of(P0)).get(P0).metadata()).isEqualTo("1");
  }

  @Test
  void aBacklogIsCountedInPartsToo() {
    behind = 5_000;
    List<Mention> many = IntStream.range(0, 50_000).mapToObj(i -> one(i % 10)).toList();
    kafka.schedulePollTask(() -> many.forEach(this::add));

    await().until(() -> store.searchable == 10);
    assertThat(indexer.check().message()).startsWith("5000 records behind");
  }

  private void append(MentionId id, byte[] value) {
    append(new ConsumerRecord<>(P0.topic(), 0, offset++, id.value(), value));
  }

  private void appendGone(MentionId id, long version) {
    ConsumerRecord<String, byte[]> record =
        new ConsumerRecord<>(P0.topic(), 0, offset++, id.value(), gone());
    record.headers().add("version", ByteBuffer.allocate(8).putLong(version).array());
    append(record);
  }

  @SuppressWarnings("NullAway") // no value is what a tombstone is
  private static byte[] gone() {
    return null;
  }

  private void append(ConsumerRecord<String, byte[]> record) {
    kafka.schedulePollTask(() -> add(record));
  }

  private void add(Mention mention) {
    add(
        new ConsumerRecord<>(
            P0.topic(), 0, offset++, mention.id().value(), MentionJson.write(mention)));
  }

  private void add(ConsumerRecord<String, byte[]> record) {
    kafka.addRecord(record);
    kafka.updateEndOffsets(Map.of(P0, record.offset() + 1 + behind));
  }

  private long committed() {
    OffsetAndMetadata committed = kafka.committed(Set.of(P0)).get(P0);
    return committed == null ? 0 : committed.offset();
  }

  /** A store that can be away, and does not take poison. */
  private static final class Moody implements MentionConsumer {
    final InMemoryMentionStore kept =
        new InMemoryMentionStore(() -> new Ranking(NOW, Weights.DEFAULT));
    volatile boolean away;
    volatile long searchable;

    @Override
    public List<Unfit> apply(List<Change> changes) {
      if (away) {
        throw new StoreUnavailable("away");
      }
      List<Change> poison = changes.stream().filter(Moody::isPoison).toList();
      kept.apply(changes.stream().filter(change -> !isPoison(change)).toList());
      return poison.stream().map(change -> new Unfit(change, "poison")).toList();
    }

    private static boolean isPoison(Change change) {
      return change instanceof Change.Put put && put.mention().words().equals("poison");
    }

    @Override
    public void reveal() {
      if (away) {
        throw new StoreUnavailable("away");
      }
      searchable = kept.count(SearchRequest.everything());
    }

    @Override
    public boolean empty() {
      return kept.empty();
    }

    @Override
    public CheckResult check() {
      return kept.check();
    }
  }
}
