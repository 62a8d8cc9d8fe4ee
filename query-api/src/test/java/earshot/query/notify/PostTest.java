package earshot.query.notify;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.query.Said;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import okhttp3.Dns;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where messages go that an address of the configuration names. */
class PostTest {
  private static final Clock CLOCK = Clock.fixed(Said.NOW, ZoneOffset.UTC);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final MockWebServer server = new MockWebServer();

  @BeforeEach
  void start() throws IOException {
    server.start();
    server.enqueue(new MockResponse.Builder().code(200).build());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Receiver.Outcome send(Post post, String host) {
    URI url = URI.create("http://%s:%d/hook".formatted(host, server.getPort()));
    return post.send(url, Map.of(), new byte[] {'{', '}'});
  }

  private void neverReached(Receiver.Outcome outcome) {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Receiver.Outcome.Failed.class,
            failed -> assertThat(failed.why()).contains("network.allow-private-addresses"));
    assertThat(server.getRequestCount()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.1",
        "2130706433",
        "0.0.0.0",
        "10.1.2.3",
        "169.254.169.254",
        "192.168.0.1",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "[::ffff:7f00:1]",
        "[fc00::1]",
        "[fd00:ec2::254]",
        "[fe80::1]",
        "[64:ff9b::7f00:1]"
      })
  void addressesInsideNetworksAreNotReachedHoweverTheyAreWritten(String host) {
    neverReached(send(new Post(false, CLOCK, PATIENCE), host));
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "169.254.169.254", "fc00::1", "::ffff:10.0.0.1"})
  void aNameThatLeadsThereIsNotFollowed(String address) {
    Dns lying = host -> List.of(InetAddress.getByName(address));

    neverReached(send(new Post(false, CLOCK, PATIENCE, lying), "hooks.example"));
  }

  @Test
  void oneBadAddressAmongGoodOnesIsEnough() {
    Dns mixed =
        host -> List.of(InetAddress.getByName("8.8.8.8"), InetAddress.getByName("127.0.0.1"));

    neverReached(send(new Post(false, CLOCK, PATIENCE, mixed), "hooks.example"));
  }

  @Test
  void whereItIsAllowedTheyAreReached() {
    Dns here = host -> List.of(InetAddress.getByName("127.0.0.1"));

    assertThat(send(new Post(true, CLOCK, PATIENCE, here), "hooks.example"))
        .isInstanceOf(Receiver.Outcome.Delivered.class);
  }

  /** As servers do that know no lasting connections and do not say so. */
  @Test
  void aConnectionThatIsClosedOverThereCostsNoMessage() {
    MockResponse closing =
        new MockResponse.Builder().code(200).onResponseEnd(new SocketEffect.CloseSocket()).build();
    Post post = new Post(true, CLOCK, PATIENCE);
    for (int message = 0; message < 20; message++) {
      server.enqueue(closing);

      assertThat(send(post, "127.0.0.1")).isEqualTo(new Receiver.Outcome.Delivered());
    }
    assertThat(server.getRequestCount()).isEqualTo(20);
  }
}
