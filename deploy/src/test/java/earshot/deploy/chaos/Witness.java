package earshot.deploy.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import earshot.mention.MentionJson;
import earshot.mention.Topics;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What an Earshot in other processes holds, asked from outside. */
final class Witness {
  /** Keys of records that a test put where they don't belong. */
  static final String POISON = "poison-";

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final int port;
  private final String kafka;
  private final HttpClient client = HttpClient.newHttpClient();
  private Optional<String> token = Optional.empty();

  Witness(int port, String kafka) {
    this.port = port;
    this.kafka = kafka;
  }

  /** From now on it says who asks. */
  Witness as(String secret) {
    token = Optional.of(secret);
    return this;
  }

  HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).timeout(PATIENCE);
    token.ifPresent(secret -> request.header("Authorization", "Bearer " + secret));
    return request;
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return client.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
  }

  /** The JSON answer to a question that must be answered. */
  JsonNode ask(String path) throws IOException, InterruptedException {
    HttpResponse<String> answer = get(path);
    if (answer.statusCode() != 200) {
      throw new IOException(path + " answers " + answer.statusCode() + ": " + answer.body());
    }
    return MentionJson.MAPPER.readTree(answer.body());
  }

  HttpResponse<String> post(String path, String json) throws IOException, InterruptedException {
    HttpRequest request =
        request(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json))
            .build();
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }

  /** How many mentions there are. */
  int total() throws IOException, InterruptedException {
    return ask("/api/v1/mentions?size=1").path("total").asInt();
  }

  /** All mentions of the index by id; one that stands twice fails. */
  Map<String, JsonNode> mentions() throws IOException, InterruptedException {
    Map<String, JsonNode> mentions = new TreeMap<>();
    for (JsonNode mention : export(Function.<JsonNode>identity())) {
      JsonNode twice = mentions.put(mention.path("id").asText(), mention);
      if (twice != null) {
        throw new AssertionError("it is there twice: " + twice);
      }
    }
    return mentions;
  }

  /** All mentions without what moves by itself: waiting, and who says the same. */
  Map<String, JsonNode> lasting() throws IOException, InterruptedException {
    Map<String, JsonNode> mentions = mentions();
    List<String> moving = List.of("priority", "duplicates", "copyOf", "statements");
    mentions.values().forEach(mention -> ((ObjectNode) mention).remove(moving));
    return mentions;
  }

  /** The texts of all mentions in the index, sorted; one that stands twice is there twice. */
  List<String> texts() throws IOException, InterruptedException {
    return export(mention -> mention.path("text").asText()).stream().sorted().toList();
  }

  /** The ids of all mentions in the index; one that stands twice is there twice. */
  List<String> ids() throws IOException, InterruptedException {
    return export(mention -> mention.path("id").asText());
  }

  private <T> List<T> export(Function<JsonNode, T> part) throws IOException, InterruptedException {
    HttpResponse<Stream<String>> answer =
        client.send(
            request("/api/v1/export?format=jsonl").build(), HttpResponse.BodyHandlers.ofLines());
    List<T> all = new ArrayList<>();
    try (Stream<String> lines = answer.body()) {
      for (String line : (Iterable<String>) lines::iterator) {
        all.add(part.apply(MentionJson.MAPPER.readTree(line)));
      }
    }
    return all;
  }

  /** Keys on {@code mentions} whose versions are not 1, 2, 3 … each once. */
  Set<String> trouble() {
    Map<String, Long> newest = new HashMap<>();
    Set<String> trouble = new TreeSet<>();
    try (KafkaConsumer<String, byte[]> consumer = consumer()) {
      List<TopicPartition> all =
          consumer.partitionsFor(Topics.MENTIONS.name()).stream()
              .map(p -> new TopicPartition(p.topic(), p.partition()))
              .toList();
      consumer.assign(all);
      consumer.seekToBeginning(all);
      Map<TopicPartition, Long> ends = consumer.endOffsets(all);
      while (all.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofSeconds(1))) {
          if (!record.key().startsWith(POISON)) {
            long before = newest.getOrDefault(record.key(), 0L);
            long version = version(record);
            if (version != before + 1) {
              trouble.add(record.key() + ": " + version + " after " + before);
            }
            newest.put(record.key(), version);
          }
        }
      }
    }
    return trouble;
  }

  private KafkaConsumer<String, byte[]> consumer() {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers",
            kafka,
            "isolation.level",
            "read_committed",
            "enable.auto.commit",
            false);
    return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
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
}
