package earshot.ingest.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import earshot.ingest.source.PromptServers;
import earshot.mention.Mention;
import earshot.mention.MentionJson;
import earshot.mention.Topics;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTaskContext;
import org.apache.kafka.connect.storage.OffsetStorageReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A whole task as Connect runs it: threads, real time, a real server. */
class MentionTaskTest {
  private final MockWebServer server = PromptServers.server();
  private final TestPlace place = new TestPlace();
  private final FakeOffsets offsets = new FakeOffsets();

  @BeforeEach
  void open() throws IOException {
    server.setDispatcher(place);
    server.start();
  }

  @AfterEach
  void close() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"forward", "newest", "window"})
  void walksEachShapeToItsEnd(String shape) throws InterruptedException {
    for (int i = 0; i < 25; i++) {
      place.say("m" + i, "text " + i, Instant.now().minusSeconds(60 + i));
    }
    assertThat(heard(shape, 25)).doesNotHaveDuplicates().hasSize(25);
    assertThat(place.asked()).hasSizeGreaterThanOrEqualTo(shape.equals("window") ? 1 : 3);
  }

  @Test
  void forwardAsksForMoreOnlyWhenKafkaHasWhatItHeard() throws InterruptedException {
    for (int i = 0; i < 25; i++) {
      place.say("m" + i, "text " + i, Instant.now().minusSeconds(60 + i));
    }
    MentionTask task = started("forward");
    List<SourceRecord> first = polled(task);
    assertThat(task.poll()).as("nothing more before the acknowledgement").isNull();
    assertThat(place.asked()).hasSize(1);
    first.forEach(record -> task.commitRecord(record, null));
    assertThat(polled(task)).isNotEmpty();
    assertThat(place.asked()).hasSize(2);
    task.stop();
  }

  @Test
  void stopsAtOnceWhateverThePlaceDoes() throws InterruptedException {
    place.next(new MockResponse.Builder().headersDelay(30, TimeUnit.SECONDS).build());
    MentionTask task = started("newest");
    assertThat(task.poll()).as("idle").isNull();
    assertThat(place.asked()).hasSize(1);
    assertTimeout(Duration.ofSeconds(5), task::stop);
    await().atMost(Duration.ofSeconds(10)).until(task::isStopped);
  }

  @Test
  void hearsALivePlaceAsItSpeaksAndHangsUpAtOnce() throws InterruptedException {
    LiveTown town = new LiveTown();
    town.staysOnTheLine();
    server.setDispatcher(town);
    MentionTask task = started(config(new LiveSource.Connector(), "\"since\": \"1h\""));
    for (int i = 0; i < 3; i++) {
      town.say("m" + i, "text " + i, Instant.now());
      assertThat(said(task)).containsExactly("m" + i);
    }
    assertThat(town.cursors()).hasSize(1);
    assertTimeout(Duration.ofSeconds(5), task::stop);
    await().atMost(Duration.ofSeconds(10)).until(task::isStopped);
    await().atMost(Duration.ofSeconds(10)).until(town::isLonely);
  }

  /** What is said next, acknowledged. */
  private List<String> said(MentionTask task) throws InterruptedException {
    List<String> ids = new ArrayList<>();
    while (ids.isEmpty()) {
      List<SourceRecord> records = polled(task);
      offsets.commit(records);
      records.forEach(record -> task.commitRecord(record, null));
      records.stream()
          .filter(record -> record.topic().equals(Topics.RAW.name()))
          .forEach(record -> ids.add(nativeId(record)));
    }
    return ids;
  }

  private MentionTask started(String shape) {
    return started(config(shape));
  }

  private MentionTask started(Map<String, String> config) {
    MentionTask task = new MentionTask();
    task.initialize(new Context(offsets));
    task.start(config);
    return task;
  }

  private static List<SourceRecord> polled(MentionTask task) throws InterruptedException {
    for (int polls = 0; polls < 20; polls++) {
      List<SourceRecord> records = task.poll();
      if (records != null) {
        return records;
      }
    }
    throw new AssertionError("nothing was heard");
  }

  private List<String> heard(String shape, int enough) throws InterruptedException {
    MentionTask task = started(shape);
    List<String> ids = new ArrayList<>();
    for (int polls = 0; polls < 20 && ids.size() < enough; polls++) {
      List<SourceRecord> records = task.poll();
      if (records != null) {
        offsets.commit(records);
        records.forEach(record -> task.commitRecord(record, null));
        records.stream()
            .filter(record -> record.topic().equals(Topics.RAW.name()))
            .forEach(record -> ids.add(nativeId(record)));
      }
    }
    task.stop();
    return ids;
  }

  private Map<String, String> config(String shape) {
    return config(new TestSource.Connector(), "\"shape\": \"%s\"".formatted(shape));
  }

  private Map<String, String> config(MentionConnector connector, String more) {
    String places =
        "[{\"base-url\":\"%s\",%s,\"brands\":[\"Acme\"],\"every\":\"1h\"}]"
            .formatted(server.url("/"), more);
    connector.start(Map.of("places", places, "allow-private-addresses", "true"));
    return connector.taskConfigs(3).getFirst();
  }

  private static String nativeId(SourceRecord record) {
    try {
      Mention mention = MentionJson.read((byte[]) record.value());
      return mention.nativeId();
    } catch (IOException e) {
      throw new AssertionError("no mention", e);
    }
  }

  private record Context(FakeOffsets offsets) implements SourceTaskContext {
    @Override
    public Map<String, String> configs() {
      return Map.of();
    }

    @Override
    public OffsetStorageReader offsetStorageReader() {
      return offsets;
    }

    @Override
    public PluginMetrics pluginMetrics() {
      throw new UnsupportedOperationException("no metrics here");
    }
  }
}
