package earshot.deploy.chaos;

import earshot.fuzz.Mutation;
import earshot.mention.Kind;
import earshot.mention.Mention;
import earshot.mention.MentionJson;
import earshot.mention.Topics;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** What goes wrong; each heals by itself or is healed as an operator or Kubernetes would. */
sealed interface Fault {
  /** Strikes and heals again. */
  void strike(Parts parts, Random dice) throws Exception;

  /** One by chance. */
  static Fault any(Random dice) {
    List<Fault> all = all();
    return all.get(dice.nextInt(all.size()));
  }

  /** All kinds. */
  static List<Fault> all() {
    List<String> parts = List.of("broker", "connect", "streams", "index", "notify", "api");
    return Stream.<Fault>concat(
            Stream.of(
                new Node("KILL"), new Node("STOP"), new ReadOnly(), new Poison(), new Everything()),
            parts.stream().flatMap(part -> Stream.of(new Killed(part), new Frozen(part))))
        .toList();
  }

  private static void pass(long millis) throws InterruptedException {
    new CountDownLatch(1).await(millis, TimeUnit.MILLISECONDS);
  }

  /** A part is killed, and started again a moment later. */
  record Killed(String part) implements Fault {
    @Override
    public void strike(Parts parts, Random dice) throws Exception {
      parts.of(part).kill();
      pass(dice.nextInt(3_000));
      parts.begin(part);
    }
  }

  /** A part stands still, for less or longer than others wait for it. */
  record Frozen(String part) implements Fault {
    @Override
    public void strike(Parts parts, Random dice) throws Exception {
      parts.of(part).signal("STOP");
      try {
        pass(1_000 + dice.nextInt(14_000));
      } finally {
        parts.of(part).signal("CONT");
      }
    }
  }

  /** The Elasticsearch node is killed, and started again by its keeper; or it stands still. */
  record Node(String signal) implements Fault {
    @Override
    public void strike(Parts parts, Random dice) throws Exception {
      List<Long> node =
          ProcessHandle.current()
              .descendants()
              .filter(p -> p.info().commandLine().orElse("").contains("org.elasticsearch"))
              .map(ProcessHandle::pid)
              .toList();
      if (node.isEmpty()) {
        throw new AssertionError("there is no Elasticsearch to be struck");
      }
      for (long process : node) {
        Signals.send(signal, process);
      }
      if (signal.equals("STOP")) {
        pass(1_000 + dice.nextInt(14_000));
        for (long process : node) {
          Signals.send("CONT", process);
        }
      }
    }
  }

  /** The disk of Elasticsearch was nearly full, or somebody blocked the index. */
  record ReadOnly() implements Fault {
    @Override
    public void strike(Parts parts, Random dice) throws Exception {
      String block = dice.nextBoolean() ? "read_only_allow_delete" : "write";
      put(parts, block, "true");
      pass(3_000 + dice.nextInt(6_000));
      put(parts, block, "null");
    }

    private static void put(Parts parts, String block, String value) throws Exception {
      try (HttpClient client = HttpClient.newHttpClient()) {
        HttpRequest request =
            HttpRequest.newBuilder(parts.elasticsearch().resolve("/mentions*/_settings"))
                .header("Content-Type", "application/json")
                .PUT(
                    HttpRequest.BodyPublishers.ofString(
                        "{\"index.blocks.%s\": %s}".formatted(block, value)))
                .build();
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
          throw new AssertionError(answer.body());
        }
      }
    }
  }

  /** Somebody writes to our topics what none of us would. */
  record Poison() implements Fault {
    private static final int RECORDS = 40;

    @Override
    public void strike(Parts parts, Random dice) {
      Mutation mutation = new Mutation(List.of(mention()), dice.nextLong());
      Map<String, Object> kafka = Map.of("bootstrap.servers", parts.bootstrap());
      try (KafkaProducer<String, byte[]> producer =
          new KafkaProducer<>(kafka, new StringSerializer(), new ByteArraySerializer())) {
        for (int i = 0; i < RECORDS; i++) {
          String key = Witness.POISON + dice.nextInt(1_000);
          producer.send(new ProducerRecord<>(Topics.RAW.name(), key, mutation.next()));
          producer.send(new ProducerRecord<>(Topics.COMMANDS.name(), key, mutation.next()));
          producer.send(new ProducerRecord<>(Topics.MENTIONS.name(), key, cut(mutation.next())));
        }
      }
    }

    /** Never a mention: what is one there is true, for only the flow writes there. */
    private static byte[] cut(byte[] bytes) {
      return java.util.Arrays.copyOf(bytes, Math.min(bytes.length, 60));
    }

    private static byte[] mention() {
      return MentionJson.write(
          Mention.said("town", "square", "1", Kind.POST)
              .text("never said")
              .collected(Instant.parse("2026-03-01T12:00:00Z"), List.of("Acme"), false, false));
    }
  }

  /** The power fails. */
  record Everything() implements Fault {
    @Override
    public void strike(Parts parts, Random dice) throws Exception {
      List<String> all = parts.names();
      all.forEach(part -> parts.of(part).kill());
      new Node("KILL").strike(parts, dice);
      parts.begin("broker");
      for (String part : all) {
        if (!part.equals("broker")) {
          parts.begin(part);
        }
      }
    }
  }
}
