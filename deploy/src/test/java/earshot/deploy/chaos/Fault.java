package earshot.deploy.chaos;

import static org.awaitility.Awaitility.await;

import earshot.fuzz.Mutation;
import earshot.mention.Kind;
import earshot.mention.Mention;
import earshot.mention.MentionJson;
import earshot.mention.Topics;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
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
interface Fault {
  /** Strikes and heals again. */
  void strike(Parts parts, Random dice) throws Exception;

  /** All kinds. */
  static List<Fault> all() {
    List<String> parts = List.of("broker", "connect", "streams", "index", "notify", "api");
    List<String> engines = List.of("broker", "elasticsearch");
    return Stream.of(
            Stream.of(
                new Node("KILL"),
                new Node("STOP"),
                new ReadOnly(),
                new RedIndex(),
                new Poison(),
                new ClockMoved(),
                new Everything()),
            parts.stream().flatMap(part -> Stream.of(new Killed(part), new Frozen(part))),
            engines.stream().flatMap(engine -> Stream.of(new Cut(engine), new Slow(engine))),
            Stream.of("broker", "elasticsearch", "streams").map(FullDisk::new))
        .<Fault>flatMap(faults -> faults)
        .filter(Fault::canStrike)
        .toList();
  }

  /** Whether this machine has what it takes. */
  private static boolean canStrike(Fault fault) {
    boolean can =
        switch (fault) {
          case FullDisk disk -> Signals.canFill();
          case ClockMoved clock -> WallClock.canMove();
          default -> true;
        };
    if (!can) {
      System.out.println("left out, for this machine lacks what it takes: " + fault);
    }
    return can;
  }

  /** Mostly a moment, one time in four longer than others wait. */
  private static long whileMillis(Random dice) {
    return 1_000 + dice.nextInt(dice.nextInt(4) == 0 ? 14_000 : 3_000);
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
        pass(whileMillis(dice));
      } finally {
        parts.of(part).signal("CONT");
      }
    }
  }

  /** The Elasticsearch node is killed, and started again by its keeper; or it stands still. */
  record Node(String signal) implements Fault {
    @Override
    public void strike(Parts parts, Random dice) throws Exception {
      List<Long> node = processes(parts.node());
      for (long process : node) {
        Signals.send(signal, process);
      }
      if (signal.equals("STOP")) {
        pass(whileMillis(dice));
        for (long process : node) {
          Signals.send("CONT", process);
        }
      }
    }

    /** Of the node below this folder alone: other tests have theirs beside it. */
    static List<Long> processes(Path folder) {
      String home = folder.toAbsolutePath().toString();
      List<Long> node =
          ProcessHandle.current()
              .descendants()
              .filter(p -> isNode(p.info().commandLine().orElse(""), home))
              .map(ProcessHandle::pid)
              .toList();
      if (node.isEmpty()) {
        throw new AssertionError("there is no Elasticsearch to be struck");
      }
      return node;
    }

    private static boolean isNode(String command, String home) {
      return command.contains("org.elasticsearch") && command.contains(home);
    }
  }

  /** The disk of Elasticsearch was nearly full, or somebody blocked the index. */
  record ReadOnly() implements Fault {
    @Override
    public void strike(Parts parts, Random dice) throws Exception {
      String block = dice.nextBoolean() ? "read_only_allow_delete" : "write";
      put(parts, block, "true");
      pass(2_000 + dice.nextInt(4_000));
      put(parts, block, "null");
    }

    private static void put(Parts parts, String block, String value) throws Exception {
      String settings = "{\"index.blocks.%s\": %s}".formatted(block, value);
      if (tell(parts, "PUT", "/mentions*/_settings", settings) != 200) {
        throw new AssertionError("Elasticsearch does not take " + settings);
      }
    }
  }

  /** An operator speaks to Elasticsearch. */
  private static int tell(Parts parts, String method, String path, String json) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(parts.elasticsearch().resolve(path))
              .header("Content-Type", "application/json")
              .method(method, HttpRequest.BodyPublishers.ofString(json))
              .build();
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }
  }

  /** No disk takes a byte more from an engine or a state; then there is room again. */
  record FullDisk(String part) implements Fault {
    @Override
    public void strike(Parts parts, Random dice) throws Exception {
      boolean node = part.equals("elasticsearch");
      List<Long> processes = node ? Node.processes(parts.node()) : parts.of(part).processes();
      for (long process : processes) {
        Signals.fill(process);
      }
      pass(2_000 + dice.nextInt(4_000));
      for (long process : processes) {
        if (ProcessHandle.of(process).isPresent()) {
          Signals.clear(process);
        }
      }
      if (node) {
        // What failed too often is tried again only when it is told so.
        await("Elasticsearch after a full disk")
            .atMost(Parts.START)
            .ignoreExceptions()
            .until(() -> tell(parts, "POST", "/_cluster/reroute?retry_failed=true", "{}") == 200);
      }
    }
  }

  /** The clock of a role is wrong for one of its lives: the time jumps, and jumps back. */
  record ClockMoved() implements Fault {
    private static final List<String> ROLES = List.of("streams", "index", "notify", "api");

    @Override
    public void strike(Parts parts, Random dice) throws Exception {
      String role = ROLES.get(dice.nextInt(ROLES.size()));
      int seconds = 30 + dice.nextInt(90);
      parts.of(role).kill();
      parts.begin(role, Duration.ofSeconds(dice.nextBoolean() ? seconds : -seconds));
      pass(dice.nextInt(3_000));
      parts.of(role).kill();
      parts.begin(role);
    }
  }

  /** Nothing passes between an engine and all others. */
  record Cut(String engine) implements Fault {
    @Override
    public void strike(Parts parts, Random dice) throws Exception {
      parts.wire(engine).cut();
      try {
        pass(whileMillis(dice));
      } finally {
        parts.wire(engine).mend();
      }
    }
  }

  /** All that is said to an engine, and all that it answers, takes its time. */
  record Slow(String engine) implements Fault {
    @Override
    public void strike(Parts parts, Random dice) throws Exception {
      parts.wire(engine).slow(Duration.ofMillis(50 + dice.nextInt(400)));
      try {
        pass(3_000 + dice.nextInt(3_000));
      } finally {
        parts.wire(engine).slow(Duration.ZERO);
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
      List<String> others = all.stream().filter(part -> !part.equals("broker")).toList();
      for (String part : others) {
        parts.launch(part);
      }
      for (String part : others) {
        parts.awaitRunning(part);
      }
    }
  }
}
