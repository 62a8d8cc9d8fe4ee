package earshot.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import earshot.deploy.local.LocalKafka;
import earshot.mention.Delivery;
import earshot.mention.Followup;
import earshot.mention.MentionJson;
import earshot.mention.Topics;
import earshot.query.followup.FollowupPlan;
import earshot.query.followup.GuestList;
import earshot.query.live.KafkaFollowupLedger;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A notifier on a real broker that is killed again and again, with a receiver that is often ill:
 * episodes, review checks, and mails to customers.
 */
class NotifierIT {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final int EPISODES = 60;
  private static final int DIGESTS = 24;
  private static final int CUSTOMERS = 40;
  private static final int LIVES = 4;

  @TempDir Path dir;
  private final Sickly receiver = new Sickly();
  private final MockWebServer server = new MockWebServer();
  private final GreenMail mail =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
  private LocalKafka kafka;

  @BeforeEach
  void start() throws IOException {
    server.setDispatcher(receiver);
    server.start();
    mail.start();
    kafka = LocalKafka.start(dir, OptionalInt.empty());
    kafka.create(
        Stream.of(
                Topics.EPISODES,
                Topics.ACKNOWLEDGEMENTS,
                Topics.DELIVERIES,
                Topics.SETTINGS,
                Topics.COVERAGE,
                Topics.LISTINGS,
                Topics.FOLLOWUPS,
                Topics.OPT_OUTS)
            .map(t -> new NewTopic(t.name(), t.partitions(), (short) 1).configs(t.config()))
            .toList());
  }

  @AfterEach
  void stop() {
    kafka.close();
    server.close();
    mail.stop();
  }

  @Test
  void everyEpisodeArrivesAndNoneTwiceHoweverOftenItIsKilled() throws Exception {
    for (int life = 0; life < 6; life++) {
      ToldEpisodes.tell(
          Map.of("bootstrap.servers", kafka.bootstrap()),
          life * EPISODES / 6,
          (life + 1) * EPISODES / 6);
      Process notifier = notifier();
      int before = receiver.requests.get();
      await().atMost(Duration.ofSeconds(60)).until(() -> receiver.requests.get() > before);
      notifier.destroyForcibly().waitFor(10, TimeUnit.SECONDS); // often while an answer is due
    }
    Process last = notifier();
    await().atMost(Duration.ofSeconds(90)).until(() -> receiver.told.size() >= EPISODES);
    last.destroyForcibly().waitFor(10, TimeUnit.SECONDS);

    assertThat(receiver.told).doesNotHaveDuplicates().hasSize(EPISODES);
  }

  @Test
  void everyReviewCheckArrivesAndNoneTwice() throws Exception {
    want();
    for (int life = 0; life < LIVES; life++) {
      Process notifier = notifier();
      int before = receiver.requests.get();
      await().atMost(Duration.ofSeconds(90)).until(() -> receiver.requests.get() > before + 1);
      notifier.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
    }
    Process last = notifier();
    await().atMost(Duration.ofSeconds(120)).until(() -> receiver.told.size() >= DIGESTS);
    last.destroyForcibly().waitFor(10, TimeUnit.SECONDS);

    assertThat(receiver.told).doesNotHaveDuplicates().hasSize(DIGESTS);
  }

  /** What may have left when it was killed is lost rather than sent twice. */
  @Test
  void noCustomerIsAskedTwice() throws Exception {
    ask();
    for (int life = 0; life < LIVES; life++) {
      Process notifier = notifier();
      int before = mail.getReceivedMessages().length;
      await()
          .atMost(Duration.ofSeconds(90))
          .pollInterval(Duration.ofMillis(5))
          .until(() -> mail.getReceivedMessages().length > before + 2);
      notifier.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
    }
    Process last = notifier();
    await()
        .atMost(Duration.ofSeconds(120))
        .until(() -> mail.getReceivedMessages().length >= CUSTOMERS - LIVES);
    last.destroyForcibly().waitFor(10, TimeUnit.SECONDS);

    List<String> to = new ArrayList<>();
    for (MimeMessage each : mail.getReceivedMessages()) {
      to.add(each.getAllRecipients()[0].toString());
    }
    assertThat(to).doesNotHaveDuplicates();
  }

  private void want() {
    Map<String, Object> config = Map.of("bootstrap.servers", kafka.bootstrap());
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer())) {
      for (int day = 0; day < DIGESTS; day++) {
        Instant to = NOON.plus(Duration.ofDays(day));
        String id = NotifierChild.DIGESTS.order(to.minus(Duration.ofDays(1)), to).id("asked");
        Delivery wanted =
            Delivery.of("desk", List.of(new Delivery.Item(id, 1)), Delivery.State.WANTED, NOON);
        producer.send(
            new ProducerRecord<>(Topics.DELIVERIES.name(), wanted.id(), MentionJson.write(wanted)));
      }
      producer.flush();
    }
  }

  private void ask() {
    FollowupPlan plan = GuestList.PLAN;
    try (KafkaFollowupLedger ledger =
        new KafkaFollowupLedger(Map.of("bootstrap.servers", kafka.bootstrap())).start()) {
      for (int i = 0; i < CUSTOMERS; i++) {
        String address = "customer" + i + "@example.org";
        String person = plan.seal().person(address);
        ledger.put(
            new Followup(
                plan.seal().followup("Acme", person, "today"),
                "Acme",
                person,
                Optional.of(address),
                Optional.empty(),
                "en",
                Optional.of(Instant.now().minus(Duration.ofDays(3))),
                Instant.now().minus(Duration.ofDays(1)),
                Optional.empty(),
                Optional.empty()));
      }
    }
  }

  private Process notifier() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx128m",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            NotifierChild.class.getName(),
            kafka.bootstrap(),
            server.url("/hook").toString(),
            String.valueOf(mail.getSmtp().getPort()))
        .redirectErrorStream(true)
        .redirectOutput(dir.resolve("notifier.log").toFile())
        .start();
  }

  /**
   * Takes each delivery once, but every third time answers 500, and otherwise only after a while.
   */
  private static final class Sickly extends Dispatcher {
    final AtomicInteger requests = new AtomicInteger();
    final List<String> told = new CopyOnWriteArrayList<>();
    private final Set<String> taken = ConcurrentHashMap.newKeySet();

    @Override
    public MockResponse dispatch(RecordedRequest request) {
      if (requests.incrementAndGet() % 3 == 0) {
        return new MockResponse.Builder().code(500).build();
      }
      if (taken.add(String.valueOf(request.getHeaders().get("Idempotency-Key")))) {
        told.addAll(episodes(request));
      }
      return new MockResponse.Builder().code(200).headersDelay(300, TimeUnit.MILLISECONDS).build();
    }

    private static List<String> episodes(RecordedRequest request) {
      try {
        List<String> ids = new ArrayList<>();
        JsonNode body = MentionJson.MAPPER.readTree(request.getBody().toByteArray());
        body.path("episodes").forEach(episode -> ids.add(episode.path("id").asText()));
        Optional.of(body.at("/digest/from").asText()).filter(f -> !f.isEmpty()).ifPresent(ids::add);
        return ids;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
