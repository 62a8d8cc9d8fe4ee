package earshot.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.ingest.connect.FakeTime;
import earshot.ingest.source.PromptServers;
import earshot.mention.PublicAddress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.Request;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of requests to places that behave in all sorts of ways. */
class FetcherTest {
  private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
  private static final Manners RUDE = new Manners(false, Duration.ZERO, Optional.empty());
  private static final Manners POLITE = new Manners(false, Manners.POLITE, Optional.empty());
  private static final Manners BY_ROBOTS = new Manners(true, Duration.ZERO, Optional.empty());

  private final MockWebServer server = PromptServers.server();
  private final FakeTime time = new FakeTime(NOW);
  private final Throttle throttle = new Throttle();
  private final Fetcher fetcher = fetcher(true);

  private Fetcher fetcher(boolean allowPrivate) {
    Fetcher.Limits small =
        new Fetcher.Limits(
            10_000, Duration.ofSeconds(2), Duration.ofMillis(300), Duration.ofSeconds(2));
    return new Fetcher(time, time, throttle, "Earshot/test", allowPrivate, small);
  }

  @BeforeEach
  void open() throws IOException {
    server.start();
  }

  @AfterEach
  void close() {
    fetcher.close();
    server.close();
  }

  private Outcome fetch(Manners manners) throws InterruptedException {
    return fetcher.fetch(request("/page?key=secret"), manners);
  }

  private Request request(String path) {
    return new Request.Builder().url(server.url(path)).build();
  }

  private static MockResponse.Builder answer(int status) {
    return new MockResponse.Builder().code(status);
  }

  @Test
  void aFailureMayHaveWordsAndItsStatusCountsWhereTheyCannotBeRead() throws InterruptedException {
    server.enqueue(answer(403).body("{\"reason\": \"quota\"}").build());
    server.enqueue(answer(429).body("no gzip").addHeader("Content-Encoding", "gzip").build());
    assertThat(fetch(RUDE).page())
        .hasValueSatisfying(
            page -> assertThat(page.error().path("reason").asText()).isEqualTo("quota"));
    Outcome garbled = fetch(RUDE);
    assertThat(garbled.action()).isEqualTo(ResponseAction.SLOW_DOWN);
    assertThat(garbled.page()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "200,SUCCESS", "204,IGNORE", "304,IGNORE", "400,GIVE_UP", "401,GIVE_UP", "403,GIVE_UP",
    "404,GIVE_UP", "408,RETRY", "410,GIVE_UP", "429,SLOW_DOWN", "500,RETRY", "502,RETRY",
    "503,RETRY", "504,RETRY"
  })
  void eachStatusHasItsAction(int status, ResponseAction action) throws InterruptedException {
    server.enqueue(answer(status).build());
    server.enqueue(answer(status).build()); // a 408 the client itself asks again, once
    Outcome outcome = fetch(RUDE);
    assertThat(outcome.action()).isEqualTo(action);
    assertThat(outcome.status()).isEqualTo(status);
    assertThat(outcome.why()).doesNotContain("secret");
  }

  @ParameterizedTest
  @CsvSource({
    "429,30,2026-11-01T12:00:30Z",
    "503,120,2026-11-01T12:02:00Z",
    "503,'Sun, 01 Nov 2026 12:05:00 GMT',2026-11-01T12:05:00Z",
    "403,7,2026-11-01T12:00:07Z",
    "429,99999999,2026-11-08T12:00:00Z"
  })
  void retryAfterIsHeeded(int status, String header, Instant until) throws InterruptedException {
    server.enqueue(answer(status).addHeader("Retry-After", header).build());
    Outcome outcome = fetch(RUDE);
    assertThat(outcome.action()).isEqualTo(ResponseAction.SLOW_DOWN);
    assertThat(outcome.until()).contains(until);
    assertThat(throttle.pausedUntil(server.getHostName(), NOW)).contains(until);
  }

  @ParameterizedTest
  @CsvSource({
    "X-RateLimit-Remaining,0,X-RateLimit-Reset,2026-11-01T12:01:00.947323Z,60",
    "x-rate-limit-remaining,0,x-rate-limit-reset,1793534460,60",
    "x-ratelimit-remaining,0.0,x-ratelimit-reset,60,60",
    "RateLimit-Remaining,0,RateLimit-ResetTime,2026-11-01T12:01:00+00:00,60",
    "X-Ratelimit-App-Global-Day-Remaining,0,X-Ratelimit-App-Global-Day-Reset,60,60",
    "zendesk-rate-limit-tickets,total=20; remaining=0; resets=60,X-Other,1,60",
    "zendesk-rate-limit-tickets,total=20; remaining=19; resets=60,X-Other,1,0",
    "X-RateLimit-Remaining,3,X-RateLimit-Reset,60,0"
  })
  void anEmptyWindowPausesTheHost(
      String remaining, String left, String reset, String value, long seconds)
      throws InterruptedException {
    server.enqueue(answer(200).addHeader(remaining, left).addHeader(reset, value).build());
    assertThat(fetch(RUDE).action()).isEqualTo(ResponseAction.SUCCESS);
    Instant until = throttle.pausedUntil(server.getHostName(), NOW).orElse(NOW);
    assertThat(Duration.between(NOW, until).toSeconds()).isEqualTo(seconds);
  }

  @Test
  void aPausedHostIsNotAskedWhereThePauseIsLong() throws InterruptedException {
    throttle.pause(server.getHostName(), NOW.plusSeconds(3600));
    assertThat(fetch(RUDE).until()).contains(NOW.plusSeconds(3600));
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void aPoliteCallerWaitsASecondBetweenRequests() throws InterruptedException {
    for (int i = 0; i < 3; i++) {
      server.enqueue(answer(200).build());
      assertThat(fetch(POLITE).action()).isEqualTo(ResponseAction.SUCCESS);
    }
    assertThat(time.slept()).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void anUnchangedPageIsNotReadAgain() throws InterruptedException {
    server.enqueue(answer(200).addHeader("ETag", "\"v1\"").body("hello").build());
    server.enqueue(answer(304).build());
    Outcome first = fetch(RUDE);
    assertThat(fetch(RUDE.unless(first.validator())).action()).isEqualTo(ResponseAction.IGNORE);
    server.takeRequest();
    assertThat(server.takeRequest().getHeaders().get("If-None-Match")).isEqualTo("\"v1\"");
  }

  @Test
  void redirectsAreFollowedAndKeysStayAtHome() throws InterruptedException, IOException {
    try (MockWebServer other = PromptServers.server()) {
      other.start();
      server.enqueue(answer(301).addHeader("Location", "/moved").build());
      server.enqueue(answer(302).addHeader("Location", other.url("/away").toString()).build());
      other.enqueue(answer(200).body("here").build());
      Request request = request("/old").newBuilder().header("Authorization", "Bearer key").build();
      Outcome outcome = fetcher.fetch(request, RUDE);
      assertThat(outcome.page().orElseThrow().url()).isEqualTo(other.url("/away"));
      server.takeRequest();
      assertThat(server.takeRequest().getHeaders().get("Authorization")).isEqualTo("Bearer key");
      RecordedRequest away = other.takeRequest();
      assertThat(away.getHeaders().get("Authorization")).isNull();
      assertThat(away.getHeaders().get("User-Agent")).isEqualTo("Earshot/test");
    }
  }

  @Test
  void redirectsThatGoRoundEnd() throws InterruptedException {
    server.enqueue(answer(302).addHeader("Location", "/b").build());
    server.enqueue(answer(302).addHeader("Location", "/page?key=secret").build());
    assertThat(fetch(RUDE).why()).contains("circle");
  }

  @Test
  void endlessRedirectsEnd() throws InterruptedException {
    for (int i = 0; i < 10; i++) {
      server.enqueue(answer(302).addHeader("Location", "/" + i).build());
    }
    Outcome outcome = fetch(RUDE);
    assertThat(outcome.action()).isEqualTo(ResponseAction.GIVE_UP);
    assertThat(outcome.why()).contains("more than 5 redirects");
    assertThat(server.getRequestCount()).isEqualTo(6);
  }

  @Test
  void redirectsLeadToTheWebOnly() throws InterruptedException {
    server.enqueue(answer(302).addHeader("Location", "file:///etc/passwd").build());
    assertThat(fetch(RUDE).why()).contains("neither http nor https");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1/",
        "http://localhost/",
        "http://10.1.2.3/",
        "http://192.168.0.1/",
        "http://172.16.0.1/",
        "http://169.254.169.254/latest/meta-data",
        "http://100.64.0.1/",
        "http://0.0.0.0/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[fe80::1]/",
        "http://[fd00::1]/",
        "http://224.0.0.1/",
        "http://2130706433/",
        "http://[64:ff9b::7f00:1]/",
        "http://[2002:7f00:1::]/"
      })
  void privateAddressesAreRefused(String url) throws InterruptedException {
    try (Fetcher careful = fetcher(false)) {
      Outcome outcome = careful.fetch(new Request.Builder().url(url).build(), RUDE);
      assertThat(outcome.action()).isEqualTo(ResponseAction.GIVE_UP);
      assertThat(outcome.why()).contains("private address");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"8.8.8.8", "2606:4700:4700::1111", "192.1.1.1", "100.128.0.1"})
  void publicAddressesAreNot(String address) throws IOException {
    assertThat(PublicAddress.is(InetAddress.getByName(address))).isTrue();
  }

  @Test
  void aHugeAnswerIsRefused() throws InterruptedException {
    server.enqueue(answer(200).body("x".repeat(10_001)).build());
    server.enqueue(answer(200).body("x".repeat(10_000)).build());
    assertThat(fetch(RUDE).why()).contains("larger than 10000 bytes");
    assertThat(fetch(RUDE).page().orElseThrow().body()).hasSize(10_000);
  }

  @Test
  void aBombIsDefusedWhileItInflates() throws InterruptedException, IOException {
    Buffer bomb = new Buffer();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bomb.outputStream())) {
      gzip.write(new byte[50_000_000]);
    }
    server.enqueue(answer(200).addHeader("Content-Encoding", "gzip").body(bomb).build());
    Outcome outcome = fetch(RUDE);
    assertThat(outcome.action()).isEqualTo(ResponseAction.GIVE_UP);
    assertThat(outcome.why()).contains("larger than 10000 bytes");
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "deflate", "bare deflate"})
  void packedAnswersAreUnpacked(String encoding) throws InterruptedException, IOException {
    server.enqueue(
        answer(200)
            .addHeader("Content-Encoding", encoding.replace("bare ", ""))
            .body(new Buffer().write(packed(encoding, "hello")))
            .build());
    byte[] body = fetch(RUDE).page().orElseThrow().body();
    assertThat(new String(body, StandardCharsets.UTF_8)).isEqualTo("hello");
  }

  private static byte[] packed(String encoding, String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DeflaterOutputStream out =
        switch (encoding) {
          case "gzip" -> new GZIPOutputStream(bytes);
          case "deflate" -> new DeflaterOutputStream(bytes);
          default -> new DeflaterOutputStream(bytes, new java.util.zip.Deflater(-1, true));
        }) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  @Test
  void aSlowAnswerPasses() throws InterruptedException {
    server.enqueue(
        answer(200).headersDelay(1, java.util.concurrent.TimeUnit.SECONDS).body("late").build());
    assertThat(fetch(RUDE).action()).isEqualTo(ResponseAction.RETRY);
  }

  @Test
  void aTruncatedAnswerPasses() throws InterruptedException {
    server.enqueue(
        answer(200).body("x".repeat(5_000)).onResponseBody(new SocketEffect.CloseSocket()).build());
    assertThat(fetch(RUDE).action()).isEqualTo(ResponseAction.RETRY);
  }

  @Test
  void robotsMayForbid() throws InterruptedException {
    server.enqueue(answer(200).body("User-agent: earshot\nDisallow: /page\n").build());
    server.enqueue(answer(200).body("fine").build());
    assertThat(fetch(BY_ROBOTS).why()).contains("robots.txt").contains("/page");
    assertThat(fetcher.fetch(request("/other"), BY_ROBOTS).action())
        .isEqualTo(ResponseAction.SUCCESS);
    assertThat(server.getRequestCount()).as("robots.txt is asked once").isEqualTo(2);
  }

  @Test
  void noRobotsForbidNothingAndSickRobotsEverythingForNow() throws InterruptedException {
    server.enqueue(answer(503).build());
    Outcome sick = fetch(BY_ROBOTS);
    assertThat(sick.action()).isEqualTo(ResponseAction.GIVE_UP);
    assertThat(sick.until()).isPresent();
    time.pass(Duration.ofMinutes(11));
    server.enqueue(answer(404).build());
    server.enqueue(answer(200).body("fine").build());
    assertThat(fetch(BY_ROBOTS).action()).isEqualTo(ResponseAction.SUCCESS);
  }

  @Test
  void robotsMayAskForPatience() throws InterruptedException {
    server.enqueue(answer(200).body("User-agent: *\nCrawl-delay: 5\n").build());
    server.enqueue(answer(200).build());
    server.enqueue(answer(200).build());
    fetch(BY_ROBOTS);
    fetch(BY_ROBOTS);
    assertThat(time.slept()).isGreaterThanOrEqualTo(Duration.ofSeconds(5));
  }
}
