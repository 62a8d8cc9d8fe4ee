package earshot.ingest.connect;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.mention.Mention;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a walk tells and what it does not, in all shapes. */
class WalkTest {
  private static final Instant NOW = Rig.START;
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final MockWebServer server = new MockWebServer();
  private final TestPlace place = new TestPlace();

  @BeforeEach
  void open() throws IOException {
    server.setDispatcher(place);
    server.start();
  }

  @AfterEach
  void close() {
    server.close();
  }

  private Rig rig(String shape, String more) {
    String url = server.url("/").toString();
    return new Rig(
        new TestSource(),
        "[{\"base-url\":\"%s\",\"shape\":\"%s\",\"every\":\"1m\",\"brands\":[\"Acme\"]%s}]"
            .formatted(url, shape, more));
  }

  private void talk(int first, int last) {
    for (int i = first; i <= last; i++) {
      place.say("m" + i, "text " + i, NOW.plusSeconds(i * 10L).minus(Duration.ofHours(2)));
    }
  }

  private static List<String> ids(List<Mention> said) {
    return said.stream().map(Mention::nativeId).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"forward", "newest", "window"})
  void tellsEverythingOnceAndThenOnlyNews(String shape) {
    talk(1, 25);
    try (Rig rig = rig(shape, "")) {
      assertThat(ids(rig.walk().said())).hasSize(25).doesNotHaveDuplicates();
      assertThat(rig.forget().walkAfter(MINUTE).said()).isEmpty();
      talk(26, 27);
      assertThat(ids(rig.walkAfter(MINUTE).said())).containsExactlyInAnyOrder("m26", "m27");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"forward", "newest", "window"})
  void goesOnAfterARestart(String shape) {
    talk(1, 25);
    try (Rig rig = rig(shape, "")) {
      rig.walk().restart().forget();
      talk(26, 26);
      assertThat(ids(rig.walkAfter(MINUTE).said())).containsExactly("m26");
      assertThat(rig.coverage().said()).isEqualTo(26);
    }
  }

  @Test
  void interruptedWalkGoesOnWhereItWas() {
    talk(1, 25);
    try (Rig rig = rig("newest", "")) {
      place.beforeEach(
          url -> {
            if ("1".equals(url.queryParameter("page"))) {
              place.next(new MockResponse.Builder().code(404).build());
            }
          });
      assertThat(ids(rig.walk().said())).hasSize(10);
      place.beforeEach(url -> {});
      rig.restart().walkAfter(MINUTE);
      assertThat(ids(rig.said())).hasSize(25).doesNotHaveDuplicates();
      assertThat(rig.coverage().problem()).isEmpty();
    }
  }
}
