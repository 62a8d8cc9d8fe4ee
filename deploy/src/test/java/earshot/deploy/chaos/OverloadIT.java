package earshot.deploy.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import earshot.mention.Kind;
import earshot.mention.Mention;
import earshot.mention.MentionJson;
import earshot.mention.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Ten times as much is said as an Earshot in pieces can take while the line to Elasticsearch is
 * slow; then the line is as it was. What can't be taken yet waits in Kafka and not in anybody's
 * memory: pages answer, no part ends, none grows, and all of it is found once in the end. {@code
 * -Dit.test=OverloadIT -Doverload.seconds=600} takes two to five times as long as told, and for
 * that length a heap of 4 GB, in which the test counts ({@code -Dtest.jvm=-Xmx4g}).
 */
@EnabledIfSystemProperty(named = "overload.seconds", matches = "\\d+")
class OverloadIT {
  private static final int SECONDS = Integer.getInteger("overload.seconds", 0);
  private static final int TIMES = 10;

  /** How much longer each 16 KB take on the slow line. */
  private static final Duration SLOW = Duration.ofMillis(Integer.getInteger("overload.line", 60));

  private static final int TRIAL = 10_000;

  /** Twice the heap of a part: classes, threads, what RocksDB keeps and buffers of the network. */
  private static final long MOST_MEGABYTES = 2 * 640;

  private static final Duration TRIAL_ENDS = Duration.ofMinutes(5);
  private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+(\\d+) kB");

  @TempDir Path dir;
  private int said;

  @Test
  void whatIsTooMuchWaitsAndIsFoundOnce() throws Exception {
    try (Parts parts = Parts.start(dir, "brands: [{name: Acme}]\n")) {
      Witness witness = parts.witness();
      say(parts, TRIAL, Double.POSITIVE_INFINITY); // what is new to a JVM is slow
      awaitFound(witness, TRIAL_ENDS);
      parts.wire("elasticsearch").slow(SLOW);
      double capacity = capacity(parts, witness);
      System.out.printf("on a slow line it takes %,.0f mentions a second%n", capacity);

      long begun = System.nanoTime();
      Set<String> odd = Onlooker.during(witness, () -> overload(parts, witness, capacity));
      System.out.printf("%d s until all was found%n", seconds(begun));

      assertThat(odd).as("neither an answer nor what is down").isEmpty();
      assertThat(parts.names()).allMatch(part -> parts.of(part).runs());
      assertThat(peaks(parts))
          .allSatisfy((part, peak) -> assertThat(peak).isLessThan(MOST_MEGABYTES));
      assertThat(witness.ids().stream().sorted().toList().equals(truth()))
          .as("what the index holds is what was said, each once")
          .isTrue();
      assertThat(witness.trouble()).as("versions that passed twice or not at all").isEmpty();
    }
  }

  private double capacity(Parts parts, Witness witness) throws Exception {
    long begun = System.nanoTime();
    say(parts, TRIAL, Double.POSITIVE_INFINITY);
    awaitFound(witness, TRIAL_ENDS);
    return TRIAL / (double) Math.max(1, seconds(begun));
  }

  private void overload(Parts parts, Witness witness, double capacity) throws Exception {
    double offered = TIMES * capacity;
    long begun = System.nanoTime();
    say(parts, (int) (offered * SECONDS), offered);
    System.out.printf(
        "%,d were said in %d s, %,d of them are found%n", said, seconds(begun), witness.total());
    parts.wire("elasticsearch").slow(Duration.ZERO);
    awaitFound(witness, Duration.ofSeconds(3L * TIMES * SECONDS).plus(TRIAL_ENDS));
  }

  /** The ids of all that was said, sorted. */
  private List<String> truth() {
    Instant any = Clock.systemUTC().instant();
    return IntStream.range(0, said).mapToObj(i -> mention(i, any).id().value()).sorted().toList();
  }

  private void say(Parts parts, int many, double aSecond) {
    Map<String, Object> kafka = Map.of("bootstrap.servers", parts.bootstrap(), "linger.ms", 20);
    Instant now = Clock.systemUTC().instant().truncatedTo(ChronoUnit.MILLIS);
    long begun = System.nanoTime();
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(kafka, new StringSerializer(), new ByteArraySerializer())) {
      for (int i = 0; i < many; i++) {
        LockSupport.parkNanos(begun + (long) (i / aSecond * 1e9) - System.nanoTime());
        Mention mention = mention(said++, now);
        byte[] json = MentionJson.write(mention);
        producer.send(new ProducerRecord<>(Topics.RAW.name(), mention.id().value(), json));
      }
    }
  }

  private static Mention mention(int number, Instant now) {
    return Mention.said("town", "square", String.valueOf(number), Kind.POST)
        .text("The coffee of counter %d was cold again, and nobody said sorry.".formatted(number))
        .publishedAt(now)
        .collected(now, List.of("Acme"), false, false);
  }

  private void awaitFound(Witness witness, Duration atMost) {
    await("all that was said")
        .atMost(atMost)
        .pollInterval(250, TimeUnit.MILLISECONDS)
        .ignoreExceptions()
        .until(() -> witness.total() >= said);
  }

  /** The most memory that each part ever had, in megabytes. */
  private static Map<String, Long> peaks(Parts parts) throws IOException {
    Map<String, Long> peaks = new TreeMap<>();
    for (String part : parts.names()) {
      Path status =
          Path.of("/proc", String.valueOf(parts.of(part).processes().getFirst()), "status");
      Matcher peak = PEAK.matcher(Files.readString(status));
      assertThat(peak.find()).isTrue();
      peaks.put(part, Long.parseLong(peak.group(1)) >> 10);
    }
    System.out.println("megabytes at most: " + peaks);
    return peaks;
  }

  private static long seconds(long begun) {
    return Duration.ofNanos(System.nanoTime() - begun).toSeconds();
  }
}
