package earshot.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.deploy.config.Configuration;
import earshot.deploy.local.LocalKafka;
import earshot.mention.MentionJson;
import earshot.mention.Topics;
import earshot.query.elasticsearch.ElasticsearchConnection;
import earshot.query.elasticsearch.IndexTemplate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two notifiers beside each other on a real broker. */
class NotifierTurnIT {
  private static final int EPISODES = 20;

  @TempDir Path dir;
  private final Listener listener = new Listener();
  private final MockWebServer server = new MockWebServer();
  private LocalKafka kafka;
  private Map<String, Object> client;

  @BeforeEach
  void start() throws IOException {
    server.setDispatcher(listener);
    server.start();
    kafka = LocalKafka.start(dir, OptionalInt.empty());
    client = Map.of("bootstrap.servers", kafka.bootstrap());
    kafka.create(
        Topics.ALL.stream()
            .map(t -> new NewTopic(t.name(), t.partitions(), (short) 1).configs(t.config()))
            .toList());
  }

  @AfterEach
  void stop() {
    kafka.close();
    server.close();
  }

  @Test
  void oneOfTwoTellsAndTheOtherGoesOnWhenItIsGone() {
    NotifyRole one = notifier();
    await().atMost(Duration.ofSeconds(60)).until(() -> one.check().message().contains("receivers"));
    try (NotifyRole other = notifier()) {
      ToldEpisodes.tell(client, 0, EPISODES / 2);
      heard(EPISODES / 2);
      assertThat(other.check().message()).isEqualTo("waits for its turn");
      one.close();
      ToldEpisodes.tell(client, EPISODES / 2, EPISODES);
      heard(EPISODES);
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> other.check().message().contains("receivers"));
    }

    assertThat(listener.told).doesNotHaveDuplicates().hasSize(EPISODES);
  }

  private void heard(int many) {
    await().atMost(Duration.ofSeconds(90)).until(() -> listener.told.size() >= many);
  }

  private NotifyRole notifier() {
    String text =
        """
        notify: {desk: {type: webhook, url: "%s"}}
        network: {allow-private-addresses: true}
        """
            .formatted(server.url("/hook"));
    Configuration configuration = Configuration.parse("two", text, Map.of(), Map.of());
    ElasticsearchConnection nobody =
        new ElasticsearchConnection(
            List.of(URI.create("http://127.0.0.1:1")),
            Optional.empty(),
            new IndexTemplate("none", 1, 0));
    return NotifyRole.start(client, configuration, nobody, new Listen("127.0.0.1", 0));
  }

  /** Hears of an episode as often as it is told: it recognises nothing. */
  private static final class Listener extends Dispatcher {
    final List<String> told = new CopyOnWriteArrayList<>();

    @Override
    public MockResponse dispatch(RecordedRequest request) {
      try {
        JsonNode body = MentionJson.MAPPER.readTree(request.getBody().toByteArray());
        body.path("episodes").forEach(episode -> told.add(episode.path("id").asText()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return new MockResponse.Builder().code(200).build();
    }
  }
}
