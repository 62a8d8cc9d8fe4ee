package earshot.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.ingest.connect.FakeTime;
import earshot.ingest.source.OAuth;
import earshot.ingest.source.PromptServers;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.Request;
import org.apache.kafka.common.config.types.Password;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Asking with access tokens that a place gives, takes back, refuses and exchanges. */
class AccessTest {
  private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
  private static final Manners MANNERS = new Manners(false, Duration.ZERO, Optional.empty());

  private final MockWebServer server = PromptServers.server();
  private final FakeTime time = new FakeTime(NOW);
  private final Fetcher fetcher = new Fetcher(time, time, new Throttle(), "Earshot/test", true);
  private final Access access = new Access(time, new Random(7), fetcher);
  private final List<String> got = new CopyOnWriteArrayList<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final Deque<MockResponse> tokens = new ArrayDeque<>();
  private volatile String taken = "t1";

  @BeforeEach
  void open() throws IOException {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            String path = request.getUrl().encodedPath();
            return path.equals("/page") ? page(request) : token(request, path);
          }
        });
    server.start();
  }

  @AfterEach
  void close() {
    fetcher.close();
    server.close();
  }

  private synchronized MockResponse token(RecordedRequest request, String path) {
    String at = path.equals("/token") ? "" : path + " ";
    got.add(at + request.getHeaders().get("Authorization") + " " + request.getBody().utf8());
    return tokens.isEmpty() ? grants("t" + got.size(), "") : tokens.pop();
  }

  private MockResponse page(RecordedRequest request) {
    asked.add(String.valueOf(request.getHeaders().get("Authorization")));
    boolean ours = ("Bearer " + taken).equals(asked.getLast());
    return new MockResponse.Builder().code(ours ? 200 : 401).build();
  }

  private static MockResponse grants(String token, String more) {
    return json(
        200,
        "{\"access_token\": \"%s\", \"token_type\": \"bearer\", \"expires_in\": 3600%s}"
            .formatted(token, more));
  }

  private static MockResponse json(int status, String body) {
    return new MockResponse.Builder()
        .code(status)
        .addHeader("Content-Type", "application/json")
        .body(body)
        .build();
  }

  private OAuth client(String... refreshToken) {
    return new OAuth(
        server.url("/token"),
        "shop",
        new Password("s3cret"),
        List.of(refreshToken).stream().findFirst().map(Password::new));
  }

  private Outcome fetch(OAuth oauth) throws InterruptedException {
    Request request = new Request.Builder().url(server.url("/page")).build();
    return access.fetch(request, Optional.of(oauth), MANNERS);
  }

  @Test
  void aTokenIsGotOnceAndKeptUntilShortlyBeforeItsEnd() throws InterruptedException {
    assertThat(fetch(client()).action()).isEqualTo(ResponseAction.SUCCESS);
    time.pass(Duration.ofMinutes(58));
    assertThat(fetch(client()).action()).isEqualTo(ResponseAction.SUCCESS);
    assertThat(got).containsExactly("Basic c2hvcDpzM2NyZXQ= grant_type=client_credentials");

    time.pass(Duration.ofMinutes(1));
    taken = "t2";
    assertThat(fetch(client()).action()).isEqualTo(ResponseAction.SUCCESS);
    assertThat(asked).containsExactly("Bearer t1", "Bearer t1", "Bearer t2");
  }

  @Test
  void aPersonsRefreshTokenIsUsedWhereThereIsOne() throws InterruptedException {
    fetch(client("r1"));
    assertThat(got.getFirst()).endsWith(" grant_type=refresh_token&refresh_token=r1");
  }

  @Test
  void whereAPlaceReadsNoHeaderTheApplicationIsNamedInTheForm() throws InterruptedException {
    assertThat(fetch(client("r1").inForm()).action()).isEqualTo(ResponseAction.SUCCESS);
    assertThat(got)
        .containsExactly(
            "null grant_type=refresh_token&refresh_token=r1&client_id=shop&client_secret=s3cret");
  }

  @Test
  void aTokenThatIsNoLongerTakenIsRenewedAndTheRequestRepeated() throws InterruptedException {
    fetch(client());
    taken = "t2";
    assertThat(fetch(client()).action()).isEqualTo(ResponseAction.SUCCESS);
    assertThat(got).hasSize(2);
    assertThat(asked).containsExactly("Bearer t1", "Bearer t1", "Bearer t2");
  }

  @Test
  void aPlaceThatTakesNoTokenIsAskedTwiceAndNoMore() throws InterruptedException {
    taken = "none";
    Outcome outcome = fetch(client());
    assertThat(outcome.status()).isEqualTo(401);
    assertThat(outcome.action()).isEqualTo(ResponseAction.GIVE_UP);
    assertThat(asked).hasSize(2);
    assertThat(got).hasSize(2);
  }

  @Test
  void aRefusalSaysWhyAndNobodyAsksAgainBeforeItsRest() throws InterruptedException {
    String why = "{\"error\": \"invalid_grant\", \"error_description\": \"r1 has been revoked\"}";
    tokens.add(json(400, why));
    tokens.add(json(400, why));

    Outcome first = fetch(client("r1"));
    assertThat(first.action()).isEqualTo(ResponseAction.GIVE_UP);
    assertThat(first.why())
        .isEqualTo("the token was refused: invalid_grant: [hidden] has been revoked");
    assertThat(first.until().orElseThrow()).isAfterOrEqualTo(NOW.plusSeconds(60));
    assertThat(fetch(client("r1"))).isEqualTo(first);
    assertThat(got).hasSize(1);
    assertThat(asked).isEmpty();

    time.pass(Duration.between(NOW, first.until().orElseThrow()));
    Outcome second = fetch(client("r1"));
    assertThat(Duration.between(time.instant(), second.until().orElseThrow()))
        .as("the next rest is longer")
        .isGreaterThanOrEqualTo(Duration.ofMinutes(2));
    time.pass(Duration.ofHours(1));
    taken = "t3";
    assertThat(fetch(client("r1")).action()).isEqualTo(ResponseAction.SUCCESS);
  }

  @Test
  void anErrorInASuccessIsARefusalToo() throws InterruptedException {
    tokens.add(json(200, "{\"error\": \"invalid_grant\"}"));
    assertThat(fetch(client()).why()).isEqualTo("the token was refused: invalid_grant");
  }

  @Test
  void aRefusalInHtmlIsToldByItsStatus() throws InterruptedException {
    tokens.add(new MockResponse.Builder().code(401).body("<html>Log in</html>").build());
    assertThat(fetch(client()).why()).startsWith("the token was refused: ").endsWith("answers 401");
    tokens.add(new MockResponse.Builder().body("<html>Log in</html>").build());
    time.pass(Duration.ofHours(1));
    assertThat(fetch(client()).why()).endsWith("refused: there is none in the answer");
  }

  @Test
  void aPassingTroubleOfTheTokensPlacePasses() throws InterruptedException {
    tokens.add(json(503, "{}"));
    tokens.add(new MockResponse.Builder().code(429).addHeader("Retry-After", "600").build());

    Outcome down = fetch(client());
    assertThat(down.action()).isEqualTo(ResponseAction.RETRY);
    assertThat(down.why()).startsWith("the token cannot be got: ");
    Outcome slow = fetch(client());
    assertThat(slow.action()).isEqualTo(ResponseAction.SLOW_DOWN);
    assertThat(slow.until()).contains(NOW.plusSeconds(600));
  }

  @Test
  void whoeverSharesACredentialSharesItsToken() throws InterruptedException {
    List<Thread> askers = new ArrayList<>();
    List<ResponseAction> answers = new CopyOnWriteArrayList<>();
    for (int i = 0; i < 20; i++) {
      askers.add(Thread.ofVirtual().start(() -> answers.add(quietly(client("r1")))));
    }
    for (Thread asker : askers) {
      asker.join();
    }
    assertThat(answers).hasSize(20).containsOnly(ResponseAction.SUCCESS);
    assertThat(got).hasSize(1);
  }

  private ResponseAction quietly(OAuth oauth) {
    try {
      return fetch(oauth).action();
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts a test", e);
    }
  }

  @Test
  void anExchangedRefreshTokenIsUsedFromThenOnAndToldOnce() throws InterruptedException {
    tokens.add(grants("t1", ", \"refresh_token\": \"r2\""));
    tokens.add(grants("t2", ", \"refresh_token\": \"r2\""));

    fetch(client("r1"));
    assertThat(access.exchanged(client("r1"))).contains(new Password("r2"));
    assertThat(access.exchanged(client("r1"))).isEmpty();
    time.pass(Duration.ofHours(1));
    fetch(client("r1"));
    assertThat(got.getLast()).endsWith("refresh_token=r2");
    assertThat(access.exchanged(client("r1"))).isEmpty();
  }

  @Test
  void aRememberedRefreshTokenCountsMoreThanTheSettings() throws InterruptedException {
    access.remember(client("r1"), new Password("r7"));
    fetch(client("r1"));
    assertThat(got.getFirst()).endsWith("refresh_token=r7");
  }

  private OAuth session() {
    return OAuth.session(server.url("/xrpc/session"), "acme.example", "s3cret");
  }

  private static MockResponse opens(String access, String refresh) {
    return json(200, "{\"accessJwt\": \"%s\", \"refreshJwt\": \"%s\"}".formatted(access, refresh));
  }

  @Test
  void aSessionIsOpenedOnceAndContinued() throws InterruptedException {
    tokens.add(opens("t1", "r1"));
    tokens.add(opens("t2", "r2"));
    fetch(session());
    time.pass(Duration.ofHours(1));
    taken = "t2";
    assertThat(fetch(session()).action()).isEqualTo(ResponseAction.SUCCESS);
    assertThat(got)
        .containsExactly(
            "/xrpc/session null {\"identifier\":\"acme.example\",\"password\":\"s3cret\"}",
            "/xrpc/com.atproto.server.refreshSession Bearer r1 ");
  }

  @Test
  void aSessionThatHasEndedIsFollowedByAnother() throws InterruptedException {
    tokens.add(opens("t1", "r1"));
    tokens.add(json(400, "{\"error\": \"ExpiredToken\", \"message\": \"it is over\"}"));
    tokens.add(opens("t3", "r3"));
    fetch(session());
    time.pass(Duration.ofHours(1));
    taken = "t3";
    assertThat(fetch(session()).action()).isEqualTo(ResponseAction.SUCCESS);
    assertThat(got).hasSize(3).last().asString().startsWith("/xrpc/session ");
  }

  @Test
  void aWrongPasswordIsToldInTheWordsOfThePlace() throws InterruptedException {
    tokens.add(
        json(401, "{\"error\": \"AuthenticationRequired\", \"message\": \"Invalid password\"}"));
    assertThat(fetch(session()).why())
        .isEqualTo("the token was refused: AuthenticationRequired: Invalid password");
  }
}
