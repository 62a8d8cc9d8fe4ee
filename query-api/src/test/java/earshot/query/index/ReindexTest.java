package earshot.query.index;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.assess.priority.Weights;
import earshot.mention.Mention;
import earshot.mention.MentionJson;
import earshot.mention.Topics;
import earshot.query.Change;
import earshot.query.CheckResult;
import earshot.query.InMemoryMentionStore;
import earshot.query.MentionConsumer;
import earshot.query.NextIndex;
import earshot.query.Ranking;
import earshot.query.Rebuild;
import earshot.query.Said;
import earshot.query.SearchRequest;
import earshot.query.StoreUnavailable;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReindexTest {
  private static final TopicPartition ONLY = new TopicPartition(Topics.MENTIONS.name(), 0);

  private final MockConsumer<String, byte[]> kafka = new MockConsumer<>("earliest");
  private final Fresh fresh = new Fresh();
  private final Reindex reindex =
      new Reindex(() -> kafka, () -> fresh, Clock.systemUTC(), duration -> fresh.await());
  private int written;

  @BeforeEach
  void topic() {
    kafka.updatePartitions(
        ONLY.topic(), List.of(new PartitionInfo(ONLY.topic(), 0, null, null, null)));
    kafka.updateBeginningOffsets(Map.of(ONLY, 0L));
    kafka.updateEndOffsets(Map.of(ONLY, 2L));
    kafka.schedulePollTask(
        () -> {
          write("cold coffee");
          write("good coffee");
        });
  }

  @Test
  void everythingIsReadBeforeTheNewIndexTakesOver() {
    fresh.taken = () -> assertThat(fresh.count()).isEqualTo(2);

    reindex.run();

    assertThat(reindex.progress().state()).isEqualTo(Rebuild.State.DONE);
    assertThat(reindex.progress().read()).isEqualTo(2);
    assertThat(fresh.told)
        .as("searches that began in the old one end before it goes")
        .containsExactly("take over", "wait", "tidy");
  }

  @Test
  void whatTheOldOneGotUntilTheEndIsReadToo() {
    fresh.taken =
        () -> {
          kafka.updateEndOffsets(Map.of(ONLY, 3L));
          kafka.schedulePollTask(() -> write("late coffee"));
        };

    reindex.run();

    assertThat(fresh.count()).isEqualTo(3);
  }

  @Test
  void aBusyStoreIsWaitedFor() {
    fresh.failures = 2;

    reindex.run();

    assertThat(fresh.count()).isEqualTo(2);
    assertThat(fresh.told).containsExactly("wait", "wait", "take over", "wait", "tidy");
  }

  @Test
  void whateverNobodyThoughtOfEndsItAndIsTold() {
    fresh.taken =
        () -> {
          throw new IllegalStateException("never heard of");
        };

    reindex.run();

    assertThat(reindex.progress().state()).isEqualTo(Rebuild.State.FAILED);
    assertThat(reindex.progress().problem()).contains("never heard of");
  }

  @Test
  void aStoreThatStaysAwayLeavesTheOldIndexInUse() {
    fresh.failures = Integer.MAX_VALUE;

    reindex.run();

    assertThat(reindex.progress().state()).isEqualTo(Rebuild.State.FAILED);
    assertThat(reindex.progress().problem()).contains("busy");
    assertThat(reindex.check().ok()).isFalse();
    assertThat(fresh.told).endsWith("wait", "tidy").doesNotContain("take over");
  }

  private void write(String text) {
    Mention mention = Said.post(written, text, Duration.ofHours(1)).mention();
    kafka.addRecord(
        new ConsumerRecord<>(
            ONLY.topic(), 0, written++, mention.id().value(), MentionJson.write(mention)));
  }

  /** In memory, and moody. */
  private static final class Fresh implements NextIndex, MentionConsumer {
    private final InMemoryMentionStore store =
        new InMemoryMentionStore(() -> new Ranking(Said.NOW, Weights.DEFAULT));
    private final List<String> told = new ArrayList<>();
    private int failures;
    private Runnable taken = () -> {};

    private void await() {
      told.add("wait");
    }

    private long count() {
      return store.count(SearchRequest.about("coffee"));
    }

    @Override
    public MentionConsumer consumer() {
      return this;
    }

    @Override
    public List<Unfit> apply(List<Change> changes) {
      if (failures-- > 0) {
        throw new StoreUnavailable("busy");
      }
      return store.apply(changes);
    }

    @Override
    public void reveal() {}

    @Override
    public boolean empty() {
      return store.empty();
    }

    @Override
    public CheckResult check() {
      return store.check();
    }

    @Override
    public void takeOver() {
      told.add("take over");
      taken.run();
    }

    @Override
    public void tidy() {
      told.add("tidy");
    }
  }
}
