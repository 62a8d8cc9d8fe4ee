package earshot.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.mention.Contact;
import earshot.mention.Kind;
import earshot.mention.Mention;
import earshot.mention.Rating;
import earshot.query.Change;
import earshot.query.CheckResult;
import earshot.query.Intake.HandedIn;
import earshot.query.Said;
import earshot.query.access.Pace;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeedbackRoutesTest {
  private static final String SHOP = "https://shop.example";
  private final Rig rig = new Rig(new Box(Set.of(SHOP), 60, 30, false)).knowing("Acme");

  @AfterEach
  void close() {
    rig.close();
  }

  private static HttpResponse<String> post(Rig rig, String body, String... headers) {
    String[] all = new String[headers.length + 2];
    all[0] = "Content-Type";
    all[1] = "application/json";
    System.arraycopy(headers, 0, all, 2, headers.length);
    return rig.post("/api/v1/feedback", body, all);
  }

  private HttpResponse<String> post(String body, String... headers) {
    return post(rig, body, headers);
  }

  @Test
  void whatWasWrittenBecomesAMentionOfItsBrand() {
    HttpResponse<String> answer =
        post(
            """
            {"brand":"Acme","text":" Cold coffee ","name":"Ani","contact":"ani@example.org","rating":2}""");

    assertThat(answer.statusCode()).isEqualTo(202);
    HandedIn handed = rig.intake.handed.getFirst();
    Mention said = handed.mention();
    assertThat(answer.body()).isEqualTo("{\"id\":\"%s\"}".formatted(said.id()));
    assertThat(said.source()).isEqualTo("feedback");
    assertThat(said.kind()).isEqualTo(Kind.FEEDBACK);
    assertThat(said.brands()).containsExactly("Acme");
    assertThat(said.byQuery()).isFalse();
    assertThat(said.text()).contains("Cold coffee");
    assertThat(said.author().flatMap(a -> a.name())).contains("Ani");
    assertThat(said.rating()).contains(Rating.stars(2));
    assertThat(said.publishedAt()).contains(Said.NOW);
    assertThat(handed.contact()).contains(new Contact("ani@example.org", Said.NOW));
  }

  @Test
  void nobodyNeedsToSayWhoTheyAre() {
    assertThat(
            post("{\"brand\":\"Acme\",\"text\":\"x\",\"name\":\" \",\"rating\":null}").statusCode())
        .isEqualTo(202);

    HandedIn handed = rig.intake.handed.getFirst();
    assertThat(handed.mention().author()).isEmpty();
    assertThat(handed.mention().rating()).isEmpty();
    assertThat(handed.contact()).isEmpty();
  }

  @Test
  void aContactIsNeverShown() {
    post("{\"brand\":\"Acme\",\"text\":\"Cold\",\"contact\":\"ani@example.org\"}");
    Mention said = rig.intake.handed.getFirst().mention();
    rig.store.apply(List.of(new Change.Put(said.toDraft().version(1).mention())));

    for (String path :
        List.of(
            "/api/v1/mentions?q=cold",
            "/api/v1/mentions/" + said.id(),
            "/api/v1/export?format=csv",
            "/api/v1/export?format=jsonl")) {
      assertThat(rig.get(path).body()).as(path).contains("Cold").doesNotContain("ani@");
    }
  }

  @Test
  void aPostThatIsSentAgainIsTheSameMention() {
    String body = "{\"brand\":\"Acme\",\"text\":\"Cold\",\"id\":\"a-1\"}";
    String first = post(body).body();

    assertThat(post(body).body()).isEqualTo(first);
    assertThat(post("{\"brand\":\"Acme\",\"text\":\"Cold\"}").body()).isNotEqualTo(first);
    assertThat(post(body.replace("Cold", "Buy pills")).body())
        .as("nobody overwrites another's words by guessing an id")
        .isNotEqualTo(first);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"text\":\"x\"} | brand | brand must not be empty",
        "{\"brand\":\"Nobody\",\"text\":\"x\"} | brand | there is no brand \"Nobody\"",
        "{\"brand\":\"Acme\"} | text | text must not be empty",
        "{\"brand\":\"Acme\",\"text\":\" \\n \"} | text | text must not be empty",
        "{\"brand\":\"Acme\",\"text\":7} | text | text must be a string",
        "{\"brand\":\"Acme\",\"text\":\"x\",\"rating\":6} | rating | rating must lie between 1 and 5",
        "{\"brand\":\"Acme\",\"text\":\"x\",\"rating\":0} | rating | rating must lie between 1 and 5",
        "{\"brand\":\"Acme\",\"text\":\"x\",\"rating\":\"5\"} | rating | rating must be a number",
        "{\"brand\":\"Acme\",\"text\":\"x\",\"stars\":5} | stars | there is no field \"stars\";"
            + " known are brand, contact, id, name, rating, text, website",
        "{\"brand\":\"Acme\",\"txt\":\"x\"} | txt | there is no field \"txt\"; did you mean"
            + " \"text\"?",
        "{\"brand\":\"Acme\",\"text\":\"x\",\"name\":[\"a\"]} | name | name must be a string",
      })
  void whatCantBeUsedIsNamed(String body, String field, String detail) {
    HttpResponse<String> answer = post(body);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    JsonNode problem = Rig.parsed(answer.body());
    assertThat(problem.at("/parameter").textValue()).isEqualTo(field);
    assertThat(problem.at("/detail").textValue()).isEqualTo(detail);
    assertThat(rig.intake.handed).isEmpty();
  }

  @Test
  void aTextThatIsTooLongIsRefused() {
    String body = "{\"brand\":\"Acme\",\"text\":\"%s\"}";

    assertThat(post(body.formatted("a".repeat(10_000))).statusCode()).isEqualTo(202);
    assertThat(post(body.formatted("a".repeat(10_001))).body())
        .contains("text is longer than 10,000 characters: 10,001");
    assertThat(post(body.formatted("a".repeat(70_000))).statusCode()).isEqualTo(413);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[]           | a JSON object is due here",
        "{\"brand\":  | not JSON: Unexpected end-of-input",
        "{} {}        | not JSON: Trailing token",
        "``           | a JSON object is due here",
      })
  void whatIsNoJsonObjectIsRefused(String body, String detail) {
    HttpResponse<String> answer = post(body);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(Rig.parsed(answer.body()).at("/detail").textValue()).startsWith(detail);
  }

  @ParameterizedTest
  @CsvSource({"text/plain", "application/x-www-form-urlencoded", "multipart/form-data"})
  void whatAPageMaySendWithoutAskingIsNotRead(String type) {
    HttpResponse<String> answer =
        rig.post("/api/v1/feedback", "{\"brand\":\"Acme\",\"text\":\"x\"}", "Content-Type", type);

    assertThat(answer.statusCode()).isEqualTo(415);
    assertThat(rig.intake.handed).isEmpty();
  }

  @Test
  void nothingIsPromisedThatKafkaDoesNotHave() {
    rig.intake.broken = true;

    HttpResponse<String> answer = post("{\"brand\":\"Acme\",\"text\":\"x\"}");

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).contains("5");
    assertThat(answer.body()).contains("Kafka did not take it").doesNotContain("secret");
  }

  @Test
  void whileBrandsAreStillReadNobodyIsToldThatThereIsNone() {
    rig.brandsRead = CheckResult.failed("still reading");

    assertThat(post("{\"brand\":\"Zest\",\"text\":\"x\"}").statusCode()).isEqualTo(503);
    assertThat(post("{\"brand\":\"Acme\",\"text\":\"x\"}").statusCode()).isEqualTo(202);
  }

  @Test
  void aRobotInTheTrapLearnsNothing() {
    HttpResponse<String> answer =
        post("{\"brand\":\"Acme\",\"text\":\"pills\",\"website\":\"https://spam.example\"}");

    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(rig.intake.handed).isEmpty();
    assertThat(rig.get("/metrics").body())
        .contains("earshot_feedback_total{outcome=\"trapped\"} 1.0");
  }

  @Test
  void whoSendsTooFastIsAskedToWait() {
    try (Rig slow = new Rig(new Box(Set.of(SHOP), 1, 2, false)).knowing("Acme")) {
      String body = "{\"brand\":\"Acme\",\"text\":\"x\"}";
      assertThat(post(slow, body).statusCode()).isEqualTo(202);
      assertThat(post(slow, body).statusCode()).isEqualTo(202);

      HttpResponse<String> third = post(slow, body, "Origin", SHOP);

      assertThat(third.statusCode()).isEqualTo(429);
      assertThat(third.headers().firstValue("Retry-After").map(Integer::parseInt).orElse(0))
          .isBetween(50, 60);
      assertThat(third.headers().firstValue("Access-Control-Allow-Origin"))
          .as("the page can read why")
          .contains(SHOP);
      assertThat(slow.intake.handed).hasSize(2);
    }
  }

  @Test
  void behindAProxyEachVisitorHasALimitOfTheirOwn() {
    try (Rig proxied = new Rig(new Box(Set.of(), 1, 1, true)).knowing("Acme")) {
      String body = "{\"brand\":\"Acme\",\"text\":\"x\"}";

      assertThat(post(proxied, body, "X-Forwarded-For", "6.6.6.6, 192.0.2.1").statusCode())
          .isEqualTo(202);
      assertThat(post(proxied, body, "X-Forwarded-For", "192.0.2.2").statusCode()).isEqualTo(202);
      assertThat(post(proxied, body, "X-Forwarded-For", "7.7.7.7, 192.0.2.1").statusCode())
          .as("what a visitor writes into the header itself does not count")
          .isEqualTo(429);
      String header = "X-Forwarded-For";
      assertThat(post(proxied, body, header, "8.8.8.8", header, "192.0.2.1").statusCode())
          .as("nor into one beside that of the proxy")
          .isEqualTo(429);
      assertThat(post(proxied, body, header, "192.0.2.1:40123").statusCode())
          .as("a new connection is no new visitor")
          .isEqualTo(429);
      assertThat(post(proxied, body, header, "[2001:db8::1]:40123").statusCode()).isEqualTo(202);
      assertThat(post(proxied, body, header, "2001:db8::2").statusCode()).isEqualTo(429);
    }
  }

  @Test
  void onlyNamedPagesMayPost() {
    String body = "{\"brand\":\"Acme\",\"text\":\"x\"}";
    HttpResponse<String> shop = post(body, "Origin", SHOP);
    HttpResponse<String> other = post(body, "Origin", "https://shop.example.evil.example");
    HttpResponse<String> nowhere = post(body, "Origin", "null");
    HttpResponse<String> ourselves = post(body, "Origin", rig.uri("").toString());

    assertThat(shop.statusCode()).isEqualTo(202);
    assertThat(shop.headers().firstValue("Access-Control-Allow-Origin")).contains(SHOP);
    assertThat(shop.headers().allValues("Vary")).contains("Origin");
    assertThat(shop.headers().map()).doesNotContainKey("access-control-allow-credentials");
    assertThat(other.statusCode()).isEqualTo(403);
    assertThat(other.headers().map()).doesNotContainKey("access-control-allow-origin");
    assertThat(nowhere.statusCode()).isEqualTo(403);
    assertThat(ourselves.statusCode()).isEqualTo(202);
    assertThat(rig.intake.handed).hasSize(2);
  }

  @Test
  void aBrowserMayAskFirst() {
    HttpResponse<String> shop = rig.send("OPTIONS", "/api/v1/feedback", "Origin", SHOP);
    HttpResponse<String> other =
        rig.send("OPTIONS", "/api/v1/feedback", "Origin", "https://evil.example");

    assertThat(shop.statusCode()).isEqualTo(204);
    assertThat(shop.headers().firstValue("Access-Control-Allow-Origin")).contains(SHOP);
    assertThat(shop.headers().firstValue("Access-Control-Allow-Methods")).contains("POST");
    assertThat(shop.headers().firstValue("Access-Control-Allow-Headers")).contains("Content-Type");
    assertThat(other.statusCode()).isEqualTo(403);
    assertThat(other.headers().map()).doesNotContainKey("access-control-allow-origin");
  }

  @Test
  void theScriptMayBeUsedByEveryPage() {
    HttpResponse<String> script = rig.get("/box.js");

    assertThat(script.headers().firstValue("Content-Type"))
        .contains("text/javascript;charset=utf-8");
    assertThat(script.headers().firstValue("Cross-Origin-Resource-Policy"))
        .contains("cross-origin");
    assertThat(script.body()).doesNotContain("document.cookie", "localStorage", "innerHTML");
  }

  @ParameterizedTest
  @CsvSource({
    "https://shop.example, true",
    "http://localhost:3000, true",
    "https://Shop.example, false",
    "https://shop.example/, false",
    "https://shop.example/page, false",
    "shop.example, false",
    "ftp://shop.example, false",
    "*, false",
    "null, false",
  })
  void anOriginIsSchemeAndHost(String origin, boolean fine) {
    assertThat(Origins.wellFormed(origin)).isEqualTo(fine);
  }

  @Test
  void aHouseholdWithManyAddressesIsOne() {
    assertThat(AddressLimit.network("2001:db8:1:2::1"))
        .isEqualTo(AddressLimit.network("2001:db8:1:2:ffff::9"))
        .isNotEqualTo(AddressLimit.network("2001:db8:1:3::1"));
    assertThat(AddressLimit.network("192.0.2.1")).isEqualTo("192.0.2.1");
    assertThat(AddressLimit.network("not:an:address")).isEqualTo("not:an:address");
  }

  @Test
  void theRateIsEvenAfterTheFirstOnes() {
    long[] now = {Long.MAX_VALUE - 5}; // such clocks begin anywhere
    Pace limit = new Pace(60, 3, () -> now[0]);
    for (int i = 0; i < 3; i++) {
      assertThat(limit.admit("a")).isZero();
    }

    assertThat(limit.admit("a")).hasSeconds(1);
    assertThat(limit.admit("b")).as("another address").isZero();
    now[0] += 1_000_000_000L;
    assertThat(limit.admit("a")).isZero();
    assertThat(limit.admit("a")).hasSeconds(1);
    now[0] += 3_600_000_000_000L;
    for (int i = 0; i < 3; i++) {
      assertThat(limit.admit("a")).as("rested").isZero();
    }
    assertThat(Optional.of(limit.admit("a"))).hasValueSatisfying(w -> assertThat(w).isPositive());
  }
}
