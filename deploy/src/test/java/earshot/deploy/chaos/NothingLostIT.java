package earshot.deploy.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.mention.MentionJson;
import earshot.mention.Topics;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Ten thousand items with edits and deletions, places that answer badly, and a whole Earshot that
 * is killed at ten random moments. In the end the index holds exactly what was really said, and
 * every version passed exactly once. Repeat a run with {@code -Dchaos.seed=N}; shorten one with
 * {@code -Dchaos.items=N -Dchaos.kills=N}.
 */
class NothingLostIT {
  private static final int ITEMS = Integer.getInteger("chaos.items", 10_000);
  private static final int KILLS = Integer.getInteger("chaos.kills", 10);
  private static final Duration SPAN = Duration.ofSeconds(Math.max(60, KILLS * 20L));
  private static final Duration START = Duration.ofMinutes(4);
  private static final Duration SETTLE = Duration.ofMinutes(8);

  private final long seed = Long.getLong("chaos.seed", new Random().nextInt(1_000_000));
  private final Random dice = new Random(seed);
  private final HttpClient client = HttpClient.newHttpClient();

  @Test
  void nothingIsLostAndNothingIsDoubled(@TempDir Path dir) throws Exception {
    System.out.println("chaos.seed=" + seed);
    int port = freePort();
    int kafka = freePort();
    Script script = new Script(seed, Clock.systemUTC().instant(), ITEMS, SPAN);
    try (ScriptedPlaces places = ScriptedPlaces.start(script, Clock.systemUTC(), seed)) {
      Path config = Files.writeString(dir.resolve("earshot.yml"), yaml(places.url(), kafka));
      Path data = dir.resolve("data");
      for (int kill = 1; kill <= KILLS; kill++) {
        liveAndDie(config, data, port, kill);
      }
      try (ChildEarshot last = ChildEarshot.up(config, data, port)) {
        last.awaitReady(START);
        awaitQuiet(script);
        List<String> truth = truth(script);
        awaitSettled(port, truth);
        System.out.println(places.tally());
        assertThat(indexed(port)).as("what the index holds, seed " + seed).isEqualTo(truth);
        assertThat(trouble(kafka))
            .as("versions that passed twice or not at all, seed " + seed)
            .isEmpty();
        last.stop(Duration.ofMinutes(2));
      }
    }
  }

  /** One life, some seconds longer or shorter than the start takes, and its sudden end. */
  private void liveAndDie(Path config, Path data, int port, int kill) throws Exception {
    try (ChildEarshot earshot = ChildEarshot.up(config, data, port)) {
      if (dice.nextInt(5) > 0) {
        earshot.awaitReady(START);
      }
      long life = 500 + dice.nextInt(12_000);
      new java.util.concurrent.CountDownLatch(1)
          .await(life, java.util.concurrent.TimeUnit.MILLISECONDS);
      earshot.kill();
      System.out.println(
          "kill "
              + kill
              + " of "
              + KILLS
              + ", "
              + life
              + " ms after it could be reached or was to be");
    }
  }

  private static void awaitQuiet(Script script) throws InterruptedException {
    long left = script.quietAfterMillis() - script.millisAt(Clock.systemUTC().instant());
    if (left > 0) {
      new java.util.concurrent.CountDownLatch(1)
          .await(left, java.util.concurrent.TimeUnit.MILLISECONDS);
    }
  }

  private void awaitSettled(int port, List<String> truth) throws Exception {
    long deadline = System.nanoTime() + SETTLE.toNanos();
    while (System.nanoTime() < deadline && !indexed(port).equals(truth)) {
      new java.util.concurrent.CountDownLatch(1).await(3, java.util.concurrent.TimeUnit.SECONDS);
    }
  }

  private static List<String> truth(Script script) {
    long end = Long.MAX_VALUE;
    return Stream.of(Script.Channel.values())
        .flatMap(channel -> script.of(channel).stream())
        .filter(item -> item.existsAt(end))
        .map(item -> item.textAt(end))
        .sorted()
        .toList();
  }

  /** The texts of all mentions in the index, sorted; one that stands twice is there twice. */
  private List<String> indexed(int port) throws IOException, InterruptedException {
    URI export = URI.create("http://127.0.0.1:" + port + "/api/v1/export?format=jsonl");
    HttpResponse<Stream<String>> answer =
        client.send(HttpRequest.newBuilder(export).build(), HttpResponse.BodyHandlers.ofLines());
    List<String> texts = new ArrayList<>();
    try (Stream<String> lines = answer.body()) {
      for (String line : (Iterable<String>) lines::iterator) {
        JsonNode mention = MentionJson.MAPPER.readTree(line);
        texts.add(mention.path("text").asText());
      }
    }
    texts.sort(null);
    return texts;
  }

  /** Keys on {@code mentions} whose versions are not 1, 2, 3 … each once. */
  private static Set<String> trouble(int kafka) {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers",
            "127.0.0.1:" + kafka,
            "isolation.level",
            "read_committed",
            "enable.auto.commit",
            false);
    Map<String, Long> newest = new HashMap<>();
    Set<String> trouble = new TreeSet<>();
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> all =
          consumer.partitionsFor(Topics.MENTIONS.name()).stream()
              .map(p -> new TopicPartition(p.topic(), p.partition()))
              .toList();
      consumer.assign(all);
      consumer.seekToBeginning(all);
      Map<TopicPartition, Long> ends = consumer.endOffsets(all);
      while (all.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofSeconds(1))) {
          long before = newest.getOrDefault(record.key(), 0L);
          long version = version(record);
          if (version != before + 1) {
            trouble.add(record.key() + ": " + version + " after " + before);
          }
          newest.put(record.key(), version);
        }
      }
    }
    return trouble;
  }

  private static long version(ConsumerRecord<String, byte[]> record) {
    try {
      return record.value() == null
          ? ByteBuffer.wrap(record.headers().lastHeader("version").value()).getLong()
          : MentionJson.read(record.value()).version();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String yaml(URI places, int kafka) {
    return """
        brands:
          - name: Acme
            sources:
              - {type: mastodon, server: "%1$s", base-url: "%1$s", hashtags: [acme], every: 1s, recheck: 10s, match: all}
              - {type: hackernews, query: item, base-url: "%1$s", every: 1s, recheck: 10s, match: all}
              - {type: feed, url: "%1$s/feed.json", every: 2s}
        network: {allow-private-addresses: true}
        kafka: {port: %2$d}
        elasticsearch: {heap-mb: 512}
        """
        .formatted(places, kafka);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
