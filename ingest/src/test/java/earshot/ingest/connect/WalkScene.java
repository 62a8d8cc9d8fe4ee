package earshot.ingest.connect;

import earshot.ingest.source.PromptServers;
import earshot.mention.Mention;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A place on a real server and somebody who walks it. */
abstract class WalkScene {
  static final Instant NOW = Rig.START;
  static final Duration SECOND = Duration.ofSeconds(1);
  static final Duration MINUTE = Duration.ofMinutes(1);

  final MockWebServer server = PromptServers.server();
  final TestPlace place = new TestPlace();

  @BeforeEach
  void open() throws IOException {
    server.setDispatcher(place);
    server.start();
  }

  @AfterEach
  void close() {
    server.close();
  }

  /** Watches the place, every minute unless more settings say otherwise. */
  Rig rig(String shape, String more) {
    String url = server.url("/").toString();
    return new Rig(
        new TestSource(),
        "[{\"base-url\":\"%s\",\"shape\":\"%s\",%s\"brands\":[\"Acme\"]%s}]"
            .formatted(url, shape, more.contains("every") ? "" : "\"every\":\"1m\",", more));
  }

  /** Posts m{first} to m{last}, ten seconds apart, the first of them two hours ago. */
  void talk(int first, int last) {
    for (int i = first; i <= last; i++) {
      place.say("m" + i, "text " + i, NOW.plusSeconds(i * 10L).minus(Duration.ofHours(2)));
    }
  }

  static List<String> ids(List<Mention> said) {
    return said.stream().map(Mention::nativeId).toList();
  }

  static MockResponse answer(int status) {
    return new MockResponse.Builder().code(status).build();
  }
}
